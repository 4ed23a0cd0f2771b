import { languageOf } from './locales.ts';
import { i18nFor, type Translate, translator, type Words } from './words.ts';

type Match = { id: string; data?: unknown };

/**
 * The title of a page for `meta`, which runs outside the providers:
 * `meta = ({ matches }) => pageTitle(matches, words, (t) => t('launches.title'))`.
 */
export function pageTitle<W extends Words>(
  matches: readonly Match[],
  words: W,
  title: (t: Translate<W>) => string,
): { title: string }[] {
  const root = matches.find((match) => match.id === 'root')?.data;
  const locale = root && typeof root === 'object' && 'locale' in root ? String(root.locale) : 'en';
  const t = translator(i18nFor(languageOf(locale)), words);
  return [{ title: `${title(t)} · Throughline` }];
}
