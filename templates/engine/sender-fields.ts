import type { BrandValues, VendorValues } from './brand-values.ts';

/** The merge fields that are the same for a whole mailing, by path. */
export function senderFields(brand: BrandValues, vendor: VendorValues): Record<string, string> {
  return {
    'partner.name': brand.name,
    'partner.legalName': brand.legalName || brand.name,
    'partner.address': brand.address.replace(/\s*[\r\n]+\s*/g, ', '),
    'partner.phone': brand.phone,
    'partner.website': brand.website,
    'partner.email': brand.email,
    'vendor.name': vendor.name,
    'vendor.website': vendor.website,
  };
}
