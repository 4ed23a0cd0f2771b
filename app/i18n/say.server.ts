import { AsyncLocalStorage } from 'node:async_hooks';
import { SOURCE_LANGUAGE } from './locales.ts';
import { i18nFor, type Translate, translator, type Values, type Words } from './words.ts';

const reader = new AsyncLocalStorage<string>();

/** Runs a request's work; what it says is in that reader's words and digits. */
export function speaking<T>(locale: string, work: () => T): T {
  return reader.run(locale, work);
}

/** The words of one catalogue outside of React, for whoever asks at the moment: for downloads and flashes. */
export function translatorFor<W extends Words>(words: W): Translate<W> {
  return translator(i18nFor(reader.getStore() ?? SOURCE_LANGUAGE), words);
}

/** A sentence for a flash. */
export function say<W extends Words>(words: W, key: Parameters<Translate<W>>[0], values?: Values): string {
  return translatorFor(words)(key, values);
}
