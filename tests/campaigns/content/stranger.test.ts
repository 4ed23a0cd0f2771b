import { expect, test } from 'vitest';
import { archiveTemplate } from '#campaigns/content/archive-template.ts';
import {
  findPublishedBrandKit,
  getBrandKit,
  getBrandKitVersion,
  getPublishedBrandKit,
} from '#campaigns/content/brand-kit-queries.ts';
import { saveImage } from '#campaigns/content/files/save-image.ts';
import { listOwnImages } from '#campaigns/content/image-queries.ts';
import { previewTemplate } from '#campaigns/content/previews/preview-template.ts';
import { restoreTemplate } from '#campaigns/content/restore-template.ts';
import { saveTemplateVersion } from '#campaigns/content/save-template-version.ts';
import {
  getTemplate,
  getTemplateVersion,
  listTemplates,
  listTemplateVersions,
} from '#campaigns/content/template-queries.ts';
import { updateBrandKit } from '#campaigns/content/update-brand-kit.ts';
import { updateTemplate } from '#campaigns/content/update-template.ts';
import { aFileStore, aPicture, aPublishedBrandKit, aTemplate, SMALL_SOURCE } from '#tests/factories/content.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const NOT_FOUND = { code: 'not_found' };

test('another vendor finds nothing of a vendor’s templates and images', async () => {
  const [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
  const { id, versionId } = await aTemplate(own.world, own.vendor);
  const files = aFileStore();
  await saveImage({ ...own.vendorCaller, files }, { bytes: await aPicture(), fileName: 'a.png', use: 'picture' });
  const caller = stranger.vendorCaller;
  await expect(caller.inScope((ctx) => getTemplate(ctx, id))).rejects.toMatchObject(NOT_FOUND);
  await expect(caller.inScope((ctx) => getTemplateVersion(ctx, versionId))).rejects.toMatchObject(NOT_FOUND);
  expect(await caller.inScope((ctx) => listTemplateVersions(ctx, id))).toEqual([]);
  expect((await caller.inScope((ctx) => listTemplates(ctx, {}, { limit: 9 }))).items).toEqual([]);
  expect(await caller.inScope(listOwnImages)).toEqual([]);
  for (const use of [archiveTemplate, restoreTemplate, updateTemplate])
    await expect(use(caller, { templateId: id })).rejects.toMatchObject(NOT_FOUND);
  const save = saveTemplateVersion(caller, { templateId: id, basedOn: 1, ...SMALL_SOURCE, subject: 'Mine' });
  await expect(save).rejects.toMatchObject(NOT_FOUND);
  const preview = previewTemplate({ ...caller, files }, { templateId: id, as: 'sample', ...SMALL_SOURCE });
  await expect(preview).rejects.toMatchObject(NOT_FOUND);
});

test('another partner and a vendor without partnership find nothing of a brand kit', async () => {
  const [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
  const { versionId } = await aPublishedBrandKit(own.world, own.partner);
  const partnerId = own.partner.id;
  for (const caller of [stranger.partnerCaller, stranger.vendorCaller]) {
    expect(await caller.inScope((ctx) => findPublishedBrandKit(ctx, partnerId))).toBeNull();
    await expect(caller.inScope((ctx) => getPublishedBrandKit(ctx, partnerId))).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(caller.inScope((ctx) => getBrandKitVersion(ctx, { partnerId, versionId }))).rejects.toMatchObject(
      NOT_FOUND,
    );
  }
  await updateBrandKit(stranger.partnerCaller, { revision: 0, phone: '1' });
  expect((await own.partnerCaller.inScope(getBrandKit)).data.phone).not.toBe('1');
});

test('the partner’s own vendor reads no picture list and no draft of it', async () => {
  const { world, vendorCaller, partnerCaller, partner } = await aPartnerWorld();
  await aPublishedBrandKit(world, partner);
  const files = aFileStore();
  await saveImage({ ...partnerCaller, files }, { bytes: await aPicture(), fileName: 'a.png', use: 'picture' });
  expect(await vendorCaller.inScope(({ db }) => db.file.findMany())).toEqual([]);
  expect(await vendorCaller.inScope(({ db }) => db.brandKit.findMany())).toEqual([]);
});
