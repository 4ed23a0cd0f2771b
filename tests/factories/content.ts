import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { emptyBrandKit } from '#campaigns/content/brand-kit.ts';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { publishBrandKit } from '#campaigns/content/publish-brand-kit.ts';
import type { BrandKitData, TemplateSourceInput } from '#campaigns/content/schema.ts';
import { updateBrandKit } from '#campaigns/content/update-brand-kit.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { type BrandKitVersionId, newId, type TemplateId, type TemplateVersionId } from '#campaigns/kernel/ids.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { readTemplate } from '#templates/engine/read-template.ts';
import { aVendorCaller, type TestVendor, unique } from './accounts.ts';
import { aPartnerCaller, type TestPartner } from './partners.ts';

/** templates/library of this clone. */
export const LIBRARY_FOLDER = path.resolve('templates/library');

/** A folder of files for this process's tests; paths begin with an owner's id, so tests never meet in it. */
export function aFileStore(): FileStore {
  return makeFileStore({ kind: 'directory', path: FILES_FOLDER });
}

const FILES_FOLDER = path.join(os.tmpdir(), `throughline-files-${process.pid}`);
process.once('exit', () => rmSync(FILES_FOLDER, { recursive: true, force: true }));

/** A small valid template with one zone of each editable kind that needs no image. */
export const SMALL_SOURCE: TemplateSourceInput = {
  subject: 'News from {{partner.name}}',
  preheader: 'For {{fallback contact.firstName "you"}}',
  locale: 'en',
  mjml: `<mjml lang="en">
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-image src="brand:logo" align="left" />
        <mj-text tl:zone="headline" tl:mode="editable" tl:kind="text" tl:max="80" tl:required="true">Spring offer</mj-text>
        <mj-text>Hello {{fallback contact.firstName "there"}},</mj-text>
        <mj-text tl:zone="message" tl:mode="editable" tl:kind="rich-text"><p>our spring offer is here.</p></mj-text>
        <mj-button tl:zone="action" tl:mode="editable" tl:kind="link" href="https://offer.example/spring"
          background-color="brand:primary" color="brand:on-primary">See the offer</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`,
};

/** A template with one version, written straight into its tables: compiling is not what most tests are about. */
export async function aTemplate(
  world: World,
  vendor: TestVendor,
  given: { name?: string; source?: Partial<TemplateSourceInput> } = {},
): Promise<{ id: TemplateId; versionId: TemplateVersionId; name: string }> {
  const [id, versionId] = [newId('template'), newId('templateVersion')];
  const name = given.name ?? `Template ${unique()}`;
  const source = { ...SMALL_SOURCE, ...given.source };
  const { zones } = readTemplate(source);
  const { id: vendorId } = vendor;
  await inTransaction(aVendorCaller(world, vendor), async ({ db }) => {
    await db.template.createMany({ data: { vendorId, id, name } });
    await db.templateVersion.createMany({
      data: { vendorId, id: versionId, templateId: id, number: 1, ...source, zones, createdBy: 'Test' },
    });
  });
  return { id, versionId, name };
}

/** A kit with everything that a launch asks for. */
export function aBrandKitData(given: Partial<BrandKitData> = {}): BrandKitData {
  return {
    ...emptyBrandKit({ name: 'Harbour IT Ltd', country: 'GB', locale: 'en' }),
    shortName: 'Harbour IT',
    primaryColor: '#7c2d12',
    address: '1 Quay Street\nBristol BS1 4DJ',
    phone: '+44 117 496 0123',
    website: 'https://harbour-it.example',
    senderName: 'Harbour IT',
    replyTo: 'hello@harbour-it.example',
    ...given,
  };
}

/** Saves and publishes a partner's brand kit. */
export async function aPublishedBrandKit(
  world: World,
  partner: TestPartner,
  given: Partial<Omit<BrandKitData, 'logo' | 'darkLogo'>> = {},
): Promise<{ versionId: BrandKitVersionId; data: BrandKitData }> {
  const caller = aPartnerCaller(world, partner);
  const { logo: _, darkLogo: __, ...fields } = aBrandKitData(given);
  const { revision, data } = await updateBrandKit(caller, { revision: 0, ...fields });
  const { versionId } = await publishBrandKit(caller, { revision });
  return { versionId, data };
}

/** A picture's bytes; its colour follows from `seed`, so that two seeds are two pictures. */
export async function aPicture(
  given: { seed?: string; format?: 'png' | 'jpeg' | 'webp'; width?: number; height?: number; alpha?: boolean } = {},
): Promise<Buffer> {
  const { seed = unique(), format = 'png', width = 240, height = 80, alpha = false } = given;
  const color = `#${createHash('sha256').update(seed).digest('hex').slice(0, 6)}${alpha ? '88' : ''}`;
  const picture = sharp({ create: { width, height, channels: alpha ? 4 : 3, background: color } });
  return picture.toFormat(format).toBuffer();
}
