/** Languages our words exist in. The pseudo-locale is made from English and proves that no word is hard-wired. */
export const SOURCE_LANGUAGE = 'en';
export const PSEUDO_LOCALE = 'en-XA';

/** The locale to use for one request: a well-formed tag, or English. Regions stay, they decide numbers and dates. */
export function toLocale(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 35) return SOURCE_LANGUAGE;
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? SOURCE_LANGUAGE;
  } catch {
    return SOURCE_LANGUAGE;
  }
}

/** A time zone the runtime knows, or UTC. */
export function toTimeZone(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 64) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: wanted }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** The language our words are in for this reader; the locale itself still decides numbers and dates. */
export function languageOf(locale: string): string {
  return locale === PSEUDO_LOCALE ? PSEUDO_LOCALE : SOURCE_LANGUAGE;
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd']);

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
