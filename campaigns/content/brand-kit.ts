import { contrastRatio, nearestReadable, READABLE_CONTRAST } from '#templates/engine/contrast.ts';
import type { BrandKitData } from './schema.ts';

/** A calm start that reads well in both schemes, until the partner chooses its own. */
const FIRST_COLORS = { primaryColor: '#0f766e', secondaryColor: '#334155', textColor: '#1f2937' } as const;

const MAIL_LOCALES = ['en', 'de', 'fr', 'es'] as const;

/** The kit of a partner that has not made one: what its account already says. */
export function emptyBrandKit(partner: { name: string; country: string | null; locale: string }): BrandKitData {
  return {
    companyName: partner.name,
    shortName: '',
    ...FIRST_COLORS,
    font: 'system',
    address: '',
    country: partner.country ?? '',
    phone: '',
    website: '',
    senderName: '',
    replyTo: '',
    locale: MAIL_LOCALES.find((locale) => partner.locale.startsWith(locale)) ?? 'en',
    logo: null,
    darkLogo: null,
  };
}

export const LEGAL_PARTS = ['companyName', 'address', 'senderName', 'replyTo'] as const;
export type LegalPart = (typeof LEGAL_PARTS)[number];

/**
 * What a mail may not go out without and this kit lacks: who sends it, where they are, and where an answer goes.
 *
 * @param kit the published kit, or null when there is none
 * Source: CAN-SPAM 15 U.S.C. 7704 (a)(5)(A)(iii) and § 5 DDG: a valid postal address and a named sender.
 */
export function missingLegalParts(kit: BrandKitData | null): LegalPart[] {
  return LEGAL_PARTS.filter((part) => !kit || kit[part].trim() === '');
}

export type ColorAdvice = {
  field: 'primaryColor' | 'secondaryColor' | 'textColor';
  /** what it has to be told apart from */
  against: '#ffffff';
  /** WCAG contrast, rounded down to a tenth */
  ratio: number;
  needed: number;
  /** the nearest shade that reads */
  suggestion: string;
};

/**
 * Colours that are hard to read on white (or white on them), each with the nearest shade that is not.
 *
 * Mails stay readable in any case, because the engine picks the text colour for each background: this is advice.
 * Source: WCAG 2.2, 1.4.3 (4.5 for text) and 1.4.11 (3 for shapes).
 */
export function adviseColors(kit: Pick<BrandKitData, 'primaryColor' | 'secondaryColor' | 'textColor'>): ColorAdvice[] {
  const needs = { primaryColor: READABLE_CONTRAST, secondaryColor: 3, textColor: READABLE_CONTRAST } as const;
  return (['primaryColor', 'secondaryColor', 'textColor'] as const).flatMap((field) => {
    const ratio = contrastRatio(kit[field], '#ffffff');
    const needed = needs[field];
    if (ratio >= needed) return [];
    const suggestion = nearestReadable(kit[field], '#ffffff', needed);
    return [{ field, against: '#ffffff' as const, ratio: Math.floor(ratio * 10) / 10, needed, suggestion }];
  });
}

/** True when two kits would make the same mails. */
export function isSameKit(a: BrandKitData, b: BrandKitData): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(kit: BrandKitData): [string, unknown][] {
  return Object.entries(kit)
    .map(([key, value]): [string, unknown] => [
      key,
      value && typeof value === 'object' ? Object.entries(value).sort() : value,
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
