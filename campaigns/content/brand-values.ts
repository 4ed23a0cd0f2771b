import type { BrandInput } from '#templates/engine/brand-values.ts';
import { publicImagePath } from './files/public-image.ts';
import type { BrandKitData, BrandLogo } from './schema.ts';

/** Where a mail must have a name and the kit has none yet. */
const UNNAMED = 'Your company';

/**
 * A brand kit as the template engine takes it.
 *
 * @param publicUrl origin of the installation; images in mails need full addresses
 */
export function toBrandInput(kit: BrandKitData, publicUrl: string): BrandInput {
  const name = kit.shortName || kit.companyName || UNNAMED;
  const image = (logo: BrandLogo | null) =>
    logo && { url: `${publicUrl}${publicImagePath(logo)}`, width: logo.width, height: logo.height, alt: name };
  return {
    name,
    legalName: kit.companyName,
    logo: image(kit.logo),
    darkLogo: image(kit.darkLogo),
    primaryColor: kit.primaryColor,
    secondaryColor: kit.secondaryColor,
    textColor: kit.textColor,
    font: kit.font,
    address: withCountry(kit),
    phone: kit.phone,
    website: kit.website,
    email: kit.replyTo,
  };
}

/** The postal address ends with the country's name in the mail's language, unless the partner wrote it there. */
function withCountry({ address, country, locale }: BrandKitData): string {
  if (address === '' || country === '') return address;
  const name = new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
  return address.toLowerCase().includes(name.toLowerCase()) ? address : `${address}\n${name}`;
}
