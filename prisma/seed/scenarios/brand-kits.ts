import { publishBrandKit } from '#campaigns/content/publish-brand-kit.ts';
import type { BrandKitData } from '#campaigns/content/schema.ts';
import { updateBrandKit } from '#campaigns/content/update-brand-kit.ts';
import { uploadLogo } from '#campaigns/content/upload-logo.ts';
import { aPartnerCaller, type TestPartner } from '#tests/factories/partners.ts';
import type { SeedWorld } from '../demo.ts';
import { named, type Organizations } from './organizations.ts';
import { readLogo } from './vendor-logos.ts';

type Kit = Partial<Omit<BrandKitData, 'logo' | 'darkLogo'>>;

const BRIGHTSIDE: Kit = {
  companyName: 'Brightside IT Ltd',
  shortName: 'Brightside IT',
  primaryColor: '#c2410c',
  secondaryColor: '#1e2f4d',
  textColor: '#1f2937',
  address: '27 Fleet Lane\nBristol BS1 6QH\nUnited Kingdom',
  country: 'GB',
  phone: '+44 117 496 0271',
  website: 'https://brightside.test',
  senderName: 'Brightside IT',
  replyTo: 'hello@brightside.test',
};

const KESTREL: Kit = {
  companyName: 'Kestrel Systems Ltd',
  shortName: 'Kestrel',
  primaryColor: '#0f766e',
  secondaryColor: '#12352f',
  textColor: '#1d2b28',
  font: 'georgia',
  address: '5 Dock Lane\nCork T12 X4Y9\nIreland',
  country: 'IE',
  phone: '+353 20 913 0142',
  website: 'https://kestrel.test',
  senderName: 'Kestrel Systems',
  replyTo: 'office@kestrel.test',
};

// No address, no sender, no logo: this partner still has its first steps before it.
const ALPENBLICK: Kit = { shortName: 'Alpenblick', primaryColor: '#1d4ed8', website: 'https://alpenblick.test' };

/** Two kits as mails need them, with a logo for light and for dark backgrounds, and one that is only begun. */
export async function makeBrandKits(world: SeedWorld, { partners }: Organizations): Promise<void> {
  await publishKit(world, named(partners, 'brightside'), BRIGHTSIDE);
  await publishKit(world, named(partners, 'kestrel'), KESTREL);
  await updateBrandKit(aPartnerCaller(world, named(partners, 'alpenblick')), { revision: 0, ...ALPENBLICK });
}

async function publishKit(world: SeedWorld, partner: TestPartner, kit: Kit): Promise<void> {
  const caller = { ...aPartnerCaller(world, partner), files: world.files };
  await updateBrandKit(caller, { revision: 0, ...kit });
  const logo = async (name: string, variant: 'light' | 'dark') =>
    uploadLogo(caller, { bytes: await readLogo(name), fileName: `${name}.svg`, variant });
  await logo(partner.slug, 'light');
  const { revision } = await logo(`${partner.slug}-dark`, 'dark');
  await publishBrandKit(caller, { revision });
}
