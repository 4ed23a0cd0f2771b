import { SOURCE_LANGUAGE } from './locales.ts';
import { i18nFor, type Translate, translator, type Values, type Words } from './words.ts';

/** A sentence for a flash, outside of React. */
export function say<W extends Words>(words: W, key: Parameters<Translate<W>>[0], values?: Values): string {
  return translator(i18nFor(SOURCE_LANGUAGE), words)(key, values);
}
