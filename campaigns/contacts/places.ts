/** Languages in which people write the names of countries and languages in their lists. */
const TONGUES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'nb', 'fi', 'cs', 'tr', 'ja'] as const;

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

// Intl knows names, not codes of three letters; these are the ones that lists are full of.
const OTHER_NAMES: Record<string, string> = {
  usa: 'US',
  unitedstatesofamerica: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  grossbritannien: 'GB',
  grandebretagne: 'GB',
  granbretana: 'GB',
  granbretagna: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  gbr: 'GB',
  deu: 'DE',
  brd: 'DE',
  fra: 'FR',
  esp: 'ES',
  ita: 'IT',
  nld: 'NL',
  holland: 'NL',
  thenetherlands: 'NL',
  aut: 'AT',
  che: 'CH',
  bel: 'BE',
  pol: 'PL',
  prt: 'PT',
  can: 'CA',
  aus: 'AU',
  uae: 'AE',
  czechrepublic: 'CZ',
  russia: 'RU',
  southkorea: 'KR',
  turkey: 'TR',
  ivorycoast: 'CI',
};

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

let countries: Map<string, string> | undefined;
let languages: Map<string, string> | undefined;

function countryNames(): Map<string, string> {
  const names = new Map<string, string>(Object.entries(OTHER_NAMES));
  for (const tongue of TONGUES) {
    const display = new Intl.DisplayNames([tongue], { type: 'region', fallback: 'none' });
    for (const first of LETTERS) {
      for (const second of LETTERS) {
        const code = first + second;
        const name = isCountry(code) ? display.of(code) : undefined;
        if (name) names.set(plain(name), code);
      }
    }
  }
  return names;
}

const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
// Codes that Intl names, but that are no country one writes to: unknown, the Euro area, the UN, withdrawn ones.
const NO_COUNTRIES = new Set([
  'ZZ',
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'AN',
  'BU',
  'CS',
  'DD',
  'FX',
  'NT',
  'SU',
  'TP',
  'UK',
  'YD',
  'YU',
  'ZR',
]);

function isCountry(code: string): boolean {
  return !NO_COUNTRIES.has(code) && english.of(code) !== undefined;
}

/**
 * The ISO 3166-1 code of a country as people write it: a code, or its name in one of fifteen languages.
 *
 * @returns two capital letters; null when it is not recognized; '' for ''
 */
export function toCountryCode(text: string): string | null {
  const given = text.trim();
  if (given === '') return '';
  const upper = given.toUpperCase();
  if (/^[A-Z]{2}$/.test(upper) && isCountry(upper)) return upper;
  countries ??= countryNames();
  return countries.get(plain(given)) ?? null;
}

const LANGUAGE_CODES =
  `ar bg bn ca cs da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk ko lt lv mk ml
  mr ms mt nb nl nn no pa pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur uz vi zh`.split(/\s+/);

function languageNames(): Map<string, string> {
  const names = new Map<string, string>();
  for (const tongue of TONGUES) {
    const display = new Intl.DisplayNames([tongue], { type: 'language', fallback: 'none' });
    for (const code of LANGUAGE_CODES) {
      const name = display.of(code);
      if (name) names.set(plain(name), code);
      const own = new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code);
      if (own) names.set(plain(own), code);
    }
  }
  return names;
}

/**
 * The BCP 47 tag of a language as people write it: "de", "de_AT", "EN-us", "Deutsch", "anglais".
 *
 * @returns the tag in its usual case; null when it is not recognized; '' for ''
 */
export function toLanguageTag(text: string): string | null {
  const given = text.trim().replace(/_/g, '-');
  if (given === '') return '';
  if (/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(given)) {
    const tag = canonicalTag(given);
    if (tag !== null && isLanguage(tag)) return tag;
  }
  languages ??= languageNames();
  return languages.get(plain(given)) ?? null;
}

const englishLanguages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

function isLanguage(tag: string): boolean {
  const [base = ''] = tag.split('-');
  return englishLanguages.of(base) !== undefined;
}

function canonicalTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}
