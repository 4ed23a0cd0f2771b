import { expect, test } from 'vitest';
import { changePartnership } from '#campaigns/partners/change-partnership.ts';
import { endPartnership, resumePartnership } from '#campaigns/partners/end-partnership.ts';
import { removeGroup, renameGroup } from '#campaigns/partners/groups.ts';
import {
  exportPartners,
  getPartner,
  listGroups,
  listPartners,
  listPartnersAfter,
  listTiers,
  listVendors,
  searchPartners,
} from '#campaigns/partners/queries.ts';
import { ListPartnersInput } from '#campaigns/partners/schema.ts';
import { setOnBehalf } from '#campaigns/partners/set-on-behalf.ts';
import { moveTier, removeTier, renameTier } from '#campaigns/partners/tiers.ts';
import { aPartnerGroup, aTier } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const NOT_FOUND = { code: 'not_found' };

test('another vendor finds no partner, tier or group, and changes none', async () => {
  const [own, other] = [await aPartnerWorld(), await aPartnerWorld()];
  const [tierId, groupId] = [await aTier(own.world, own.vendor), await aPartnerGroup(own.world, own.vendor)];
  const partnerId = own.partner.id;
  const caller = other.vendorCaller;
  await expect(changePartnership(caller, { partnerId, groupIds: [] })).rejects.toMatchObject(NOT_FOUND);
  await expect(endPartnership(caller, { partnerId })).rejects.toMatchObject(NOT_FOUND);
  await expect(resumePartnership(caller, { partnerId })).rejects.toMatchObject(NOT_FOUND);
  await expect(caller.inScope((ctx) => getPartner(ctx, partnerId))).rejects.toMatchObject(NOT_FOUND);
  await expect(renameTier(caller, { tierId, name: 'Mine' })).rejects.toMatchObject(NOT_FOUND);
  await expect(moveTier(caller, { tierId, rank: 1 })).rejects.toMatchObject(NOT_FOUND);
  await expect(removeTier(caller, { tierId })).rejects.toMatchObject(NOT_FOUND);
  await expect(renameGroup(caller, { groupId, name: 'Mine' })).rejects.toMatchObject(NOT_FOUND);
  await expect(removeGroup(caller, { groupId })).rejects.toMatchObject(NOT_FOUND);
  const input = ListPartnersInput.parse({ tier: tierId });
  const seen = await caller.inScope(async (ctx) => [
    await listPartners(ctx, ListPartnersInput.parse({})),
    await listPartners(ctx, input),
    await listPartnersAfter(ctx, { limit: 200 }),
    await exportPartners(ctx, ListPartnersInput.parse({})),
    await searchPartners(ctx, ''),
    await listTiers(ctx),
    await listGroups(ctx),
  ]);
  for (const hidden of [partnerId, tierId, groupId]) expect(JSON.stringify(seen)).not.toContain(hidden);
});

test('a partner sees its own vendors alone, and gives no permission in another’s name', async () => {
  const [own, other] = [await aPartnerWorld(), await aPartnerWorld()];
  const vendors = await other.partnerCaller.inScope(listVendors);
  expect(vendors.map(({ vendorId }) => vendorId)).toEqual([other.vendor.id]);
  await expect(setOnBehalf(other.partnerCaller, { vendorId: own.vendor.id, allowed: true })).rejects.toMatchObject(
    NOT_FOUND,
  );
});

test('a vendor changes nothing but the partnership: the partner’s own row is out of reach', async () => {
  const { vendorCaller, partner } = await aPartnerWorld();
  const change = vendorCaller.inScope(({ db }) =>
    db.partner.updateMany({ where: { id: partner.id }, data: { name: 'Ours', capMailings: 1 } }),
  );
  expect(await change).toEqual({ count: 0 });
});
