import { expect, test } from 'vitest';
import { listMembershipsOfUser } from '#campaigns/accounts/memberships.ts';
import { findPublishedBrandKit, getBrandKit, getPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { publishBrandKit } from '#campaigns/content/publish-brand-kit.ts';
import { updateBrandKit } from '#campaigns/content/update-brand-kit.ts';
import { uploadLogo } from '#campaigns/content/upload-logo.ts';
import { aFileStore, aPicture, aPublishedBrandKit } from '#tests/factories/content.ts';
import { aPartnerCaller } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('before the first save a kit says what the account says, and nothing is published', async () => {
  const { partnerCaller, partner } = await aPartnerWorld();
  const kit = await partnerCaller.inScope(getBrandKit);
  expect(kit).toMatchObject({ revision: 0, published: null, changed: true, data: { companyName: partner.name } });
  await expect(partnerCaller.inScope((ctx) => getPublishedBrandKit(ctx, partner.id))).rejects.toMatchObject({
    code: 'invalid',
  });
});

test('an edit keeps what it does not name, and is not published by being saved', async () => {
  const { partnerCaller, partner, world } = await aPartnerWorld();
  await aPublishedBrandKit(world, partner);
  const before = await partnerCaller.inScope(getBrandKit);
  await updateBrandKit(partnerCaller, { revision: before.revision, phone: '+49 30 1234' });
  const after = await partnerCaller.inScope(getBrandKit);
  expect(after.data).toEqual({ ...before.data, phone: '+49 30 1234' });
  expect(after.changed).toBe(true);
  const published = await partnerCaller.inScope((ctx) => getPublishedBrandKit(ctx, partner.id));
  expect(published.data.phone).toBe(before.data.phone);
});

test('of two people who save at once one is told', async () => {
  const { partnerCaller } = await aPartnerWorld();
  const saves = await Promise.allSettled([
    updateBrandKit(partnerCaller, { revision: 0, phone: '1' }),
    updateBrandKit(partnerCaller, { revision: 0, phone: '2' }),
  ]);
  expect(saves.map((save) => save.status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(updateBrandKit(partnerCaller, { revision: 0, phone: '3' })).rejects.toMatchObject({ code: 'conflict' });
});

test('publishing makes a new version each time something changed, and none when nothing did', async () => {
  const { partnerCaller, partner, world } = await aPartnerWorld();
  const first = await aPublishedBrandKit(world, partner);
  const kit = await partnerCaller.inScope(getBrandKit);
  expect(await publishBrandKit(partnerCaller, { revision: kit.revision })).toMatchObject({ number: 1 });
  const { revision } = await updateBrandKit(partnerCaller, { revision: kit.revision, phone: '2' });
  const second = await publishBrandKit(partnerCaller, { revision });
  expect(second.number).toBe(2);
  expect(second.versionId).not.toBe(first.versionId);
  const entries = await partnerCaller.inScope(({ db }) =>
    db.auditEntry.findMany({
      where: { action: 'brand_kit.published' },
      orderBy: { at: 'asc' },
      select: { after: true },
    }),
  );
  expect(entries.map((entry) => entry.after)).toEqual([{ number: 1 }, { number: 2 }]);
});

test('of two people who publish at once one is told, and there is one new version', async () => {
  const { partnerCaller, partner } = await aPartnerWorld();
  const { revision } = await updateBrandKit(partnerCaller, { revision: 0, phone: '1' });
  await Promise.allSettled([
    publishBrandKit(partnerCaller, { revision }),
    publishBrandKit(partnerCaller, { revision }),
  ]);
  expect(await partnerCaller.inScope((ctx) => findPublishedBrandKit(ctx, partner.id))).toMatchObject({ number: 1 });
});

test('a kit without a company name is not published', async () => {
  const { partnerCaller } = await aPartnerWorld();
  const { revision } = await updateBrandKit(partnerCaller, { revision: 0, companyName: '' });
  await expect(publishBrandKit(partnerCaller, { revision })).rejects.toMatchObject({
    code: 'invalid',
    fields: { companyName: 'needs a name' },
  });
});

test('an uploaded logo is in the working copy; it can be taken out again', async () => {
  const { partnerCaller } = await aPartnerWorld();
  const caller = { ...partnerCaller, files: aFileStore() };
  const light = await uploadLogo(caller, { bytes: await aPicture(), fileName: 'logo.png', variant: 'light' });
  const dark = await uploadLogo(caller, { bytes: await aPicture(), fileName: 'dark.png', variant: 'dark' });
  expect((await caller.inScope(getBrandKit)).data).toMatchObject({ logo: light.logo, darkLogo: dark.logo });
  await updateBrandKit(caller, { revision: dark.revision, darkLogo: null });
  expect((await caller.inScope(getBrandKit)).data).toMatchObject({ logo: light.logo, darkLogo: null });
});

test('the published logo stands beside the partner’s name, a logo that is only in the working copy does not', async () => {
  const { world, partner, partnerCaller } = await aPartnerWorld();
  const caller = { ...partnerCaller, files: aFileStore() };
  const shown = async () => {
    const [membership] = await listMembershipsOfUser(world.database.system, partner.owner.id);
    return membership?.organization.logoImage;
  };
  const { revision, logo } = await uploadLogo(caller, { bytes: await aPicture(), fileName: 'a.png', variant: 'light' });
  expect(await shown()).toBeNull();
  const published = await publishBrandKit(caller, { revision });
  expect(await shown()).toBe(`${logo.sha256}.${logo.extension}`);
  const without = await updateBrandKit(caller, { revision: published.revision, logo: null });
  await publishBrandKit(caller, { revision: without.revision });
  expect(await shown()).toBeNull();
});

test('a logo that is too small is refused and the old one stays', async () => {
  const { partnerCaller } = await aPartnerWorld();
  const caller = { ...partnerCaller, files: aFileStore() };
  const { logo } = await uploadLogo(caller, { bytes: await aPicture(), fileName: 'logo.png', variant: 'light' });
  const small = uploadLogo(caller, {
    bytes: await aPicture({ width: 16, height: 16 }),
    fileName: 'favicon.png',
    variant: 'light',
  });
  await expect(small).rejects.toMatchObject({ code: 'invalid', show: expect.stringContaining('16 × 16') });
  expect((await caller.inScope(getBrandKit)).data.logo).toEqual(logo);
});

test('a vendor reads what its partner published, never the working copy', async () => {
  const { world, vendorCaller, partnerCaller, partner } = await aPartnerWorld();
  await aPublishedBrandKit(world, partner, { phone: '1' });
  const { revision } = await partnerCaller.inScope(getBrandKit);
  await updateBrandKit(partnerCaller, { revision, phone: '2' });
  const seen = await vendorCaller.inScope((ctx) => getPublishedBrandKit(ctx, partner.id));
  expect(seen.data.phone).toBe('1');
  expect(await vendorCaller.inScope(({ db }) => db.brandKit.findMany())).toEqual([]);
});

test('a sales representative reads the kit and changes nothing', async () => {
  const { world, partner } = await aPartnerWorld();
  const caller = aPartnerCaller(world, partner, 'sales_rep');
  await expect(updateBrandKit(caller, { revision: 0, phone: '1' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(publishBrandKit(caller, { revision: 0 })).rejects.toMatchObject({ code: 'forbidden' });
});
