import type words from '#app/i18n/en/contacts.json';
import type { Translate } from '#app/i18n/words.ts';

type T = Translate<typeof words>;
type Key = Parameters<T>[0];

/** A refused row's reason ("too_long:company") in words. */
export function refusalSentence(t: T, reason: string): string {
  const [code = '', field] = reason.split(':');
  const name = field ? t(`contacts.fields.${field}` as Key) : '';
  return t(`contacts.refusals.${code}` as Key, { field: name });
}
