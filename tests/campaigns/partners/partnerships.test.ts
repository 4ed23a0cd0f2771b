import { expect, test } from 'vitest';
import { changePartnership } from '#campaigns/partners/change-partnership.ts';
import { endPartnership, resumePartnership } from '#campaigns/partners/end-partnership.ts';
import { createGroup, removeGroup, renameGroup } from '#campaigns/partners/groups.ts';
import { getPartner, listGroups, listPartners, listTiers, listVendors } from '#campaigns/partners/queries.ts';
import { ListPartnersInput } from '#campaigns/partners/schema.ts';
import { setOnBehalf } from '#campaigns/partners/set-on-behalf.ts';
import { createTier, moveTier, removeTier, renameTier } from '#campaigns/partners/tiers.ts';
import { aVendorCaller } from '#tests/factories/accounts.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { aPartner, aPartnerCaller, aPartnerGroup, aPartnership, aTier } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('a partner gets a tier and groups, and loses those not named', async () => {
  const { world, vendor, partner, vendorCaller } = await aPartnerWorld();
  const tierId = await aTier(world, vendor);
  const [north, south] = [await aPartnerGroup(world, vendor), await aPartnerGroup(world, vendor)];
  const partnerId = partner.id;
  await changePartnership(vendorCaller, { partnerId, tierId, groupIds: [north, south] });
  await changePartnership(vendorCaller, { partnerId, tierId, groupIds: [south] });
  const read = () => vendorCaller.inScope((ctx) => getPartner(ctx, partnerId));
  expect(await read()).toMatchObject({ tier: { tierId }, groups: [{ groupId: south }] });
  await changePartnership(vendorCaller, { partnerId, tierId: '', groupIds: [] });
  expect(await read()).toMatchObject({ tier: null, groups: [] });
});

test('an ended partnership says so on both sides, takes the permission with it, and can be taken back', async () => {
  const { vendor, partner, vendorCaller, partnerCaller } = await aPartnerWorld();
  const partnerId = partner.id;
  await setOnBehalf(partnerCaller, { vendorId: vendor.id, allowed: true });
  await endPartnership(vendorCaller, { partnerId });
  await expect(endPartnership(vendorCaller, { partnerId })).rejects.toMatchObject({ code: 'conflict' });
  expect(await partnerCaller.inScope(listVendors)).toMatchObject([{ status: 'ended', onBehalfAllowed: false }]);
  await expect(setOnBehalf(partnerCaller, { vendorId: vendor.id, allowed: true })).rejects.toMatchObject({
    code: 'not_found',
  });
  await resumePartnership(vendorCaller, { partnerId });
  expect(await vendorCaller.inScope((ctx) => getPartner(ctx, partnerId))).toMatchObject({
    status: 'active',
    endedAt: null,
  });
});

test('only the partner itself gives its standing permission, and only its owner', async () => {
  const { world, vendor, partner, partnerCaller, vendorCaller } = await aPartnerWorld();
  const rep = aPartnerCaller(world, partner, 'sales_rep');
  await expect(setOnBehalf(rep, { vendorId: vendor.id, allowed: true })).rejects.toMatchObject({ code: 'forbidden' });
  await setOnBehalf(partnerCaller, { vendorId: vendor.id, allowed: true });
  expect(await vendorCaller.inScope((ctx) => getPartner(ctx, partner.id))).toMatchObject({ onBehalfAllowed: true });
});

test('who may not manage partners changes none', async () => {
  const { world, vendor, partner } = await aPartnerWorld();
  const caller = aVendorCaller(world, vendor, 'marketer');
  const partnerId = partner.id;
  const forbidden = { code: 'forbidden' };
  await expect(changePartnership(caller, { partnerId, groupIds: [] })).rejects.toMatchObject(forbidden);
  await expect(endPartnership(caller, { partnerId })).rejects.toMatchObject(forbidden);
  await expect(createTier(caller, { name: 'Gold' })).rejects.toMatchObject(forbidden);
  await expect(createGroup(caller, { name: 'North' })).rejects.toMatchObject(forbidden);
});

test('tiers keep their order when one is moved', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const ids = [];
  for (const name of ['Gold', 'Silver', 'Bronze']) ids.push((await createTier(vendorCaller, { name })).tierId);
  const [, , bronze] = ids;
  if (!bronze) throw new Error('no tier');
  await moveTier(vendorCaller, { tierId: bronze, rank: 1 });
  const tiers = await vendorCaller.inScope(listTiers);
  expect(tiers.map(({ name, rank }) => [name, rank])).toEqual([
    ['Bronze', 1],
    ['Gold', 2],
    ['Silver', 3],
  ]);
});

test('a name belongs to one tier, and to one group', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const conflict = { code: 'conflict', fields: { name: expect.any(String) } };
  await createTier(vendorCaller, { name: 'Gold' });
  const { tierId } = await createTier(vendorCaller, { name: 'Silver' });
  await expect(createTier(vendorCaller, { name: 'Gold' })).rejects.toMatchObject(conflict);
  await expect(renameTier(vendorCaller, { tierId, name: 'Gold' })).rejects.toMatchObject(conflict);
  await createGroup(vendorCaller, { name: 'North' });
  const { groupId } = await createGroup(vendorCaller, { name: 'South' });
  await expect(createGroup(vendorCaller, { name: 'North' })).rejects.toMatchObject(conflict);
  await expect(renameGroup(vendorCaller, { groupId, name: 'North' })).rejects.toMatchObject(conflict);
});

test('a tier or group that narrows a campaign stays: without it the campaign would be offered to everybody', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const [tierId, groupId] = [await aTier(world, vendor), await aPartnerGroup(world, vendor)];
  await aCampaign(world, vendor, { tierIds: [tierId], groupIds: [groupId] });
  await expect(removeTier(vendorCaller, { tierId })).rejects.toMatchObject({ code: 'conflict' });
  await expect(removeGroup(vendorCaller, { groupId })).rejects.toMatchObject({ code: 'conflict' });
  const [freeTier, freeGroup] = [await aTier(world, vendor), await aPartnerGroup(world, vendor)];
  await removeTier(vendorCaller, { tierId: freeTier });
  await removeGroup(vendorCaller, { groupId: freeGroup });
  expect(await vendorCaller.inScope(listTiers)).toMatchObject([{ tierId, campaigns: 1 }]);
  expect(await vendorCaller.inScope(listGroups)).toMatchObject([{ groupId, campaigns: 1 }]);
});

test('partners are searched, narrowed, sorted and paged', async () => {
  const { world, vendor, partner, vendorCaller } = await aPartnerWorld();
  const tierId = await aTier(world, vendor);
  const names = ['Alpha', 'Beta', 'Gamma 100%', 'Gamma_x'];
  for (const name of names) await aPartnership(world, { vendor, partner: await aPartner(world, { name }), tierId });
  const list = async (given: object) =>
    (await vendorCaller.inScope((ctx) => listPartners(ctx, ListPartnersInput.parse(given)))).items.map(
      ({ name }) => name,
    );
  expect(await list({ q: 'gamma' })).toEqual(['Gamma 100%', 'Gamma_x']);
  expect(await list({ q: '0%' })).toEqual(['Gamma 100%']);
  expect(await list({ tier: tierId, sort: '-name' })).toEqual([...names].reverse());
  expect(await list({ tier: tierId, page: 2, pageSize: 3 })).toEqual(['Gamma_x']);
  expect(await list({ status: 'ended' })).toEqual([]);
  expect(await list({})).toContain(partner.name);
});
