import type { RoutingRule } from './schema.ts';

export type LeadFacts = { country: string; product: string; language: string; grade: string };
export type PartnerFacts = {
  partnerId: string;
  name: string;
  country: string;
  language: string;
  tierId: string | null;
  groupIds: readonly string[];
};

export type Mismatch = 'country' | 'product' | 'language' | 'grade';
export type Misfit = 'had_it_before' | 'other_country' | 'other_language' | 'other_tier' | 'other_group';

/** What a rule's conditions say of a lead: the first that does not hold, or null. Made once for many leads. */
export function makeMatcher({ when }: RoutingRule): (lead: LeadFacts) => Mismatch | null {
  const countries = plainSet(when.countries);
  const products = plainSet(when.products);
  const languages = new Set(when.languages.map(languageOf));
  const grades = new Set<string>(when.grades);
  return (lead) => {
    if (countries.size > 0 && !countries.has(lead.country.toLowerCase())) return 'country';
    if (products.size > 0 && !products.has(lead.product.toLowerCase())) return 'product';
    if (languages.size > 0 && !(lead.language !== '' && languages.has(languageOf(lead.language)))) return 'language';
    return grades.size > 0 && !grades.has(lead.grade) ? 'grade' : null;
  };
}

/** Why a rule gives a lead to none of its partners in turn: by partner, null = it may have it. Made once for many leads. */
export function makeFit({ to }: RoutingRule): (lead: LeadFacts, partner: PartnerFacts) => Misfit | null {
  if (to.kind !== 'matching') return () => null;
  const tiers = new Set<string>(to.tierIds);
  const groups = new Set<string>(to.groupIds);
  return (lead, partner) => {
    if (to.sameCountry && partner.country.toUpperCase() !== lead.country.toUpperCase()) return 'other_country';
    if (to.sameLanguage && !isSameLanguage(partner.language, lead.language)) return 'other_language';
    if (tiers.size > 0 && !tiers.has(partner.tierId ?? '')) return 'other_tier';
    return groups.size > 0 && !partner.groupIds.some((id) => groups.has(id)) ? 'other_group' : null;
  };
}

function plainSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()));
}

function isSameLanguage(a: string, b: string): boolean {
  const first = languageOf(a);
  return first !== '' && first === languageOf(b);
}

/** "de" of "de-AT". */
function languageOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
