import de from '#templates/locales/de.json' with { type: 'json' };
import en from '#templates/locales/en.json' with { type: 'json' };
import es from '#templates/locales/es.json' with { type: 'json' };
import fr from '#templates/locales/fr.json' with { type: 'json' };

/** Everything that recipients read and that is ours, in one language. */
export type Words = typeof en;
export const LOCALES = ['en', 'de', 'fr', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

const WORDS: Record<Locale, Words> = { en, de, fr, es };

/** The supported language nearest to a BCP 47 tag; English where there is none. */
export function toLocale(tag: string): Locale {
  const language = tag.toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

/** The words for recipients (footer, unsubscribe page, consent) in the language nearest to `locale`. */
export function wordsFor(locale: string): Words {
  return WORDS[toLocale(locale)];
}

/**
 * Fills `{name}` places of a phrase; a place without a value stays empty.
 *
 * @param phrase from `wordsFor`
 * @param values literal text; escape the result where it becomes HTML
 */
export function fillPhrase(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''));
}
