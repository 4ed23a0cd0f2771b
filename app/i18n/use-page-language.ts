import { useMatches } from '@remix-run/react';
import { languageOf } from './locales.ts';

/** A route whose words are not the reader's but somebody's mail's: `export const handle: PageLanguage<typeof loader>`. */
export type PageLanguage<Data> = { languageOf: (data: Data) => string };

/** The language the page is written in, for `<html lang>`: the route's own, or the one our words have for this reader. */
export function usePageLanguage(locale: string): string {
  const { data, handle } = useMatches().at(-1) ?? {};
  return data && isSpoken(handle) ? handle.languageOf(data) : languageOf(locale);
}

function isSpoken(handle: unknown): handle is PageLanguage<unknown> {
  return typeof handle === 'object' && handle !== null && 'languageOf' in handle;
}
