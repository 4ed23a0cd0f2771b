import { type BrandInput, BrandValues, type VendorInput, VendorValues } from './brand-values.ts';
import { senderFields } from './sender-fields.ts';
import type { Zone, ZoneValue } from './zone.ts';

const FIELD = /\{\{(?:(url|fallback) )?((?:partner|vendor)\.[A-Za-z]+)(?: "([^"]*)")?\}\}/g;

/**
 * Zones as a partner's form shows them: the partner's and vendor's fields in their defaults are filled. A default that
 * comes back unchanged from such a form counts as not edited.
 */
export function settleDefaults(zones: readonly Zone[], brand: BrandInput, vendor: VendorInput): Zone[] {
  const fields = senderFields(BrandValues.parse(brand), VendorValues.parse(vendor));
  return zones.map((zone) => ({ ...zone, default: settleDefault(zone.default, fields) }));
}

/** One default with the sender's fields filled. */
export function settleDefault(value: ZoneValue | null, fields: Readonly<Record<string, string>>): ZoneValue | null {
  const fill = (text: string) =>
    text.replace(FIELD, (whole, helper: string | undefined, path: string, otherwise = '') => {
      const field = Object.hasOwn(fields, path) ? fields[path] || otherwise : whole;
      return helper === 'url' ? encodeURIComponent(field) : field;
    });
  if (value === null || typeof value === 'string') return value && fill(value);
  if ('src' in value) return { src: fill(value.src), alt: fill(value.alt) };
  return { label: fill(value.label), href: fill(value.href) };
}
