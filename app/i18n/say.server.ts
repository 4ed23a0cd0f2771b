import { SOURCE_LANGUAGE } from './locales.ts';
import { i18nFor, type Translate, translator, type Values, type Words } from './words.ts';

/** The words of one catalogue outside of React: for downloads and flashes. */
export function translatorFor<W extends Words>(words: W): Translate<W> {
  return translator(i18nFor(SOURCE_LANGUAGE), words);
}

/** A sentence for a flash. */
export function say<W extends Words>(words: W, key: Parameters<Translate<W>>[0], values?: Values): string {
  return translatorFor(words)(key, values);
}
