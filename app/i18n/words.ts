import i18next, { type i18n as I18n } from 'i18next';
import { PSEUDO_LOCALE, SOURCE_LANGUAGE } from './locales.ts';
import { toPseudo } from './pseudo.ts';

/** One catalogue: flat keys that begin with the area ("launches.title"), so that a search finds the word and its use. */
export type Words = Readonly<Record<string, string>>;

type PluralSuffix = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type KeyOf<W> = { [K in keyof W & string]: K extends `${infer Base}${PluralSuffix}` ? Base : K }[keyof W & string];

export type Values = Readonly<Record<string, string | number | Date>>;
export type Translate<W extends Words> = (key: KeyOf<W>, values?: Values) => string;

const instances = new Map<string, I18n>();

/** The words of one locale. Shared by all requests in it: it holds nothing but catalogues and its locale never changes. */
export function i18nFor(locale: string): I18n {
  const found = instances.get(locale);
  if (found) return found;
  if (instances.size > 100) instances.clear(); // locales come from outside
  const made = makeI18n(locale);
  instances.set(locale, made);
  return made;
}

function makeI18n(locale: string): I18n {
  const instance = i18next.createInstance();
  instance.init({
    lng: locale,
    fallbackLng: SOURCE_LANGUAGE,
    ns: 'words',
    defaultNS: 'words',
    keySeparator: false,
    nsSeparator: false,
    resources: {},
    initImmediate: false,
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  return instance;
}

const known = new WeakMap<I18n, WeakSet<Words>>();

/** Makes a catalogue known to the instance; again and again costs a look-up. */
export function addWords(instance: I18n, words: Words): void {
  const done = known.get(instance) ?? new WeakSet();
  if (done.has(words)) return;
  known.set(instance, done.add(words));
  instance.addResourceBundle(SOURCE_LANGUAGE, 'words', words, true, true);
  if (instance.language === PSEUDO_LOCALE) {
    const pseudo = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, toPseudo(text)]));
    instance.addResourceBundle(PSEUDO_LOCALE, 'words', pseudo, true, true);
  }
}

export function translator<W extends Words>(instance: I18n, words: W): Translate<W> {
  addWords(instance, words);
  return (key, values) => instance.t(key, { ...values });
}
