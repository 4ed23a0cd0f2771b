import { expect, test } from 'vitest';
import { archiveCampaign } from '#campaigns/catalog/archive-campaign.ts';
import {
  countCampaignsByStatus,
  getCampaign,
  listCampaigns,
  searchCampaigns,
} from '#campaigns/catalog/campaign-queries.ts';
import { createCampaign } from '#campaigns/catalog/create-campaign.ts';
import { publishCampaign } from '#campaigns/catalog/publish-campaign.ts';
import {
  findOffer,
  getCampaignOffer,
  getOfferedCampaign,
  listEligibleCampaigns,
  searchEligibleCampaigns,
} from '#campaigns/catalog/queries.ts';
import { restoreCampaign } from '#campaigns/catalog/restore-campaign.ts';
import { updateCampaign } from '#campaigns/catalog/update-campaign.ts';
import { withdrawCampaign } from '#campaigns/catalog/withdraw-campaign.ts';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { countPartnersWhoSee } from '#campaigns/partners/meant-for-queries.ts';
import { aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { aTemplate } from '#tests/factories/content.ts';
import { aPartner, aPartnerCaller, aPartnerGroup, aPartnership, aTier } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { aTestWorld } from '#tests/setup/world.ts';

test('a published campaign is what its partners may launch; a draft and a withdrawn one are not', async () => {
  const { world, vendor, partnerCaller } = await aPartnerWorld();
  const published = await aCampaign(world, vendor);
  await aCampaign(world, vendor, { status: 'draft' });
  const withdrawn = await aCampaign(world, vendor, { status: 'withdrawn' });
  const eligible = await partnerCaller.inScope((ctx) => listEligibleCampaigns(ctx));
  expect(eligible.items.map((row) => row.id)).toEqual([published.id]);
  expect(eligible.items[0]).toMatchObject({ vendorName: vendor.name, tacticId: published.tacticId, launches: 0 });
  const offer = await partnerCaller.inScope((ctx) => findOffer(ctx, { vendorId: vendor.id, campaignId: withdrawn.id }));
  expect(offer).toEqual({ kind: 'no', reason: 'withdrawn' });
});

test('publishing says so to whoever listens, and is on record', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const { id } = await aCampaign(world, vendor);
  const events = await world.database.system.outboxEvent.findMany({ where: { vendorId: vendor.id } });
  expect(events.map(({ type, payload }) => ({ type, payload }))).toEqual([
    { type: 'campaign.published', payload: { vendorId: vendor.id, campaignId: id } },
  ]);
  const actions = await vendorCaller.inScope(({ db }) =>
    db.auditEntry.findMany({ where: { objectId: id }, orderBy: { id: 'asc' }, select: { action: true } }),
  );
  expect(actions.map((entry) => entry.action)).toEqual(['campaign.created', 'campaign.updated', 'campaign.published']);
});

test('publishing is refused with every reason, and nothing is published', async () => {
  const { vendorCaller } = await aPartnerWorld({ now: '2026-03-29T10:00:00Z' });
  const { id } = await createCampaign(vendorCaller, { name: 'Spring', goal: '', description: '' });
  await updateCampaign(vendorCaller, { campaignId: id, endsOn: '2026-03-28' });
  await expect(publishCampaign(vendorCaller, { campaignId: id })).rejects.toMatchObject({
    code: 'invalid',
    details: { blockers: ['no_tactic', 'already_over'] },
    show: expect.stringContaining('choose a template'),
  });
  expect((await vendorCaller.inScope((ctx) => getCampaign(ctx, id))).status).toBe('draft');
});

test('publishing twice and withdrawing twice are told, also when both come at once', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const { id } = await aCampaign(world, vendor, { status: 'draft' });
  const twice = (use: typeof publishCampaign | typeof withdrawCampaign) =>
    Promise.allSettled([use(vendorCaller, { campaignId: id }), use(vendorCaller, { campaignId: id })]);
  expect((await twice(publishCampaign)).map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await twice(withdrawCampaign)).map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  await publishCampaign(vendorCaller, { campaignId: id });
  const campaign = await vendorCaller.inScope((ctx) => getCampaign(ctx, id));
  expect(campaign).toMatchObject({ status: 'published', withdrawnAt: null });
});

test('tiers and groups decide who sees it; without any, everybody does', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const [gold, dach] = [await aTier(world, vendor, { name: 'Gold' }), await aPartnerGroup(world, vendor)];
  const [inTier, inGroup] = [await aPartner(world), await aPartner(world)];
  await aPartnership(world, { vendor, partner: inTier, tierId: gold });
  await aPartnership(world, { vendor, partner: inGroup, groupIds: [dach] });
  await aPartnership(world, { vendor, partner: await aPartner(world), tierId: gold, status: 'ended' });
  const { id } = await aCampaign(world, vendor, { tierIds: [gold] });
  const sees = async (partner: typeof inTier) => {
    const page = await aPartnerCaller(world, partner).inScope((ctx) => listEligibleCampaigns(ctx));
    return page.items.length === 1;
  };
  expect([await sees(inTier), await sees(inGroup)]).toEqual([true, false]);
  await updateCampaign(vendorCaller, { campaignId: id, groupIds: [dach] });
  expect([await sees(inTier), await sees(inGroup)]).toEqual([true, true]);
  const count = (tierIds: string[], groupIds: string[]) =>
    vendorCaller.inScope((ctx) => countPartnersWhoSee(ctx, { tierIds, groupIds }));
  expect([await count([gold], []), await count([gold], [dach]), await count([], [])]).toEqual([1, 2, 3]);
});

test('its days are days in the vendor’s zone', async () => {
  const world = await aTestWorld({ now: '2026-03-28T15:30:00Z' });
  const [vendor, partner] = [await aVendor(world, { timeZone: 'Pacific/Auckland' }), await aPartner(world)];
  await aPartnership(world, { vendor, partner });
  const { id } = await aCampaign(world, vendor, { startsOn: '2026-03-29', endsOn: '2026-03-29' });
  const offer = () =>
    aPartnerCaller(world, partner).inScope((ctx) => findOffer(ctx, { vendorId: vendor.id, campaignId: id }));
  expect(await offer()).toEqual({ kind: 'yes' }); // 29 March 04:30 in Auckland
  world.clock.set('2026-03-28T10:59:00Z');
  expect(await offer()).toEqual({ kind: 'no', reason: 'not_started' });
  world.clock.set('2026-03-29T11:00:00Z');
  expect(await offer()).toEqual({ kind: 'no', reason: 'ended' });
});

test('a partner sees the campaigns of all its vendors in one list, newest first, and pages through them', async () => {
  const { world, vendor, partner, partnerCaller } = await aPartnerWorld();
  const second = await aVendor(world, { name: 'Second Vendor' });
  await aPartnership(world, { vendor: second, partner });
  const made = [];
  for (const owner of [vendor, second, vendor]) {
    made.push(await aCampaign(world, owner));
    world.clock.advance(60_000);
  }
  const first = await partnerCaller.inScope((ctx) => listEligibleCampaigns(ctx, {}, { limit: 2 }));
  const rest = await partnerCaller.inScope((ctx) =>
    listEligibleCampaigns(ctx, {}, { limit: 2, cursor: first.nextCursor ?? undefined }),
  );
  expect([...first.items, ...rest.items].map((row) => row.id)).toEqual(made.map((one) => one.id).reverse());
  expect(rest.nextCursor).toBeNull();
  const ofSecond = await partnerCaller.inScope((ctx) => listEligibleCampaigns(ctx, { vendorId: second.id }));
  expect(ofSecond.items.map((row) => row.vendorName)).toEqual(['Second Vendor']);
});

test('what is offered comes with everything that its mail needs', async () => {
  const { world, vendor, partnerCaller } = await aPartnerWorld();
  const { id, tacticId, templateVersionId } = await aCampaign(world, vendor);
  const campaign = await partnerCaller.inScope((ctx) =>
    getOfferedCampaign(ctx, { vendorId: vendor.id, campaignId: id }),
  );
  expect(campaign.tactics).toMatchObject([{ id: tacticId, templateVersion: { id: templateVersionId, number: 1 } }]);
  expect(campaign.tactics[0]?.templateVersion.zones.length).toBe(3);
});

test('a withdrawn campaign stays readable for its drafts and cannot be begun again', async () => {
  const { world, vendor, vendorCaller, partnerCaller } = await aPartnerWorld();
  const { id } = await aCampaign(world, vendor);
  const key = { vendorId: vendor.id, campaignId: id };
  await createLaunch(partnerCaller, key);
  await withdrawCampaign(vendorCaller, { campaignId: id });
  const { offer, campaign } = await partnerCaller.inScope((ctx) => getCampaignOffer(ctx, key));
  expect(offer).toEqual({ kind: 'no', reason: 'withdrawn' });
  expect(campaign.tactics).toHaveLength(1);
  await expect(createLaunch(partnerCaller, key)).rejects.toMatchObject({ code: 'not_found' });
});

test('an e-mail that partners have made their own stays; others can be exchanged', async () => {
  const { world, vendor, vendorCaller, partnerCaller } = await aPartnerWorld();
  const { id, tacticId, templateVersionId } = await aCampaign(world, vendor);
  const other = await aTemplate(world, vendor);
  const extra = { name: 'Reminder', templateVersionId: other.versionId };
  const kept = { id: tacticId, name: 'First mail', templateVersionId };
  const both = await updateCampaign(vendorCaller, { campaignId: id, tactics: [extra, kept] });
  expect(both.tactics.map((tactic) => tactic.name)).toEqual(['Reminder', 'First mail']);
  await createLaunch(partnerCaller, { vendorId: vendor.id, campaignId: id, tacticId });
  const without = updateCampaign(vendorCaller, { campaignId: id, tactics: [extra] });
  await expect(without).rejects.toMatchObject({ code: 'conflict' });
  const only = await updateCampaign(vendorCaller, { campaignId: id, tactics: [kept] });
  expect(only.tactics).toMatchObject([{ id: tacticId, launched: true }]);
});

test('a published campaign keeps an e-mail, and its last day is not before its first', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const { id } = await aCampaign(world, vendor, { startsOn: '2026-05-01' });
  await expect(updateCampaign(vendorCaller, { campaignId: id, tactics: [] })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(updateCampaign(vendorCaller, { campaignId: id, endsOn: '2026-04-30' })).rejects.toMatchObject({
    fields: { endsOn: 'is before the first day' },
  });
  const open = await updateCampaign(vendorCaller, { campaignId: id, startsOn: null });
  expect(open.startsOn).toBeNull();
});

test('a campaign is archived when nobody sees it, and comes back as it was', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const { id } = await aCampaign(world, vendor);
  await expect(archiveCampaign(vendorCaller, { campaignId: id })).rejects.toMatchObject({ code: 'conflict' });
  await withdrawCampaign(vendorCaller, { campaignId: id });
  await archiveCampaign(vendorCaller, { campaignId: id });
  await expect(publishCampaign(vendorCaller, { campaignId: id })).rejects.toMatchObject({
    details: { blockers: ['archived'] },
  });
  await expect(updateCampaign(vendorCaller, { campaignId: id, name: 'X' })).rejects.toMatchObject({ code: 'conflict' });
  await restoreCampaign(vendorCaller, { campaignId: id });
  expect(await vendorCaller.inScope((ctx) => getCampaign(ctx, id))).toMatchObject({
    status: 'withdrawn',
    archivedAt: null,
  });
});

test('the list counts confirmed launches only, filters, sorts and pages', async () => {
  const { world, vendor, vendorCaller, partnerCaller } = await aPartnerWorld();
  const beta = await aCampaign(world, vendor, { name: 'Beta' });
  await aCampaign(world, vendor, { name: 'Alpha', status: 'draft' });
  await aCampaign(world, vendor, { name: 'Gamma' });
  const launch = await createLaunch(partnerCaller, { vendorId: vendor.id, campaignId: beta.id });
  const list = (filter: Parameters<typeof listCampaigns>[1], cursor?: string) =>
    vendorCaller.inScope((ctx) => listCampaigns(ctx, filter, { limit: 2, cursor }));
  const first = await list({ sort: 'name' });
  expect(first.items.map((row) => row.name)).toEqual(['Alpha', 'Beta']);
  expect(first.total).toBe(3);
  const rest = await list({ sort: 'name' }, first.nextCursor ?? undefined);
  expect(rest.items.map((row) => row.name)).toEqual(['Gamma']);
  expect((await list({ status: 'draft' })).items.map((row) => row.name)).toEqual(['Alpha']);
  expect((await list({ q: 'bet' })).items).toMatchObject([{ name: 'Beta', launches: 0 }]);
  await partnerCaller.inScope(({ db }) => db.launch.updateMany({ where: { id: launch.id }, data: { status: 'done' } }));
  expect((await list({ q: 'bet' })).items).toMatchObject([{ launches: 1 }]);
  expect(await vendorCaller.inScope(countCampaignsByStatus)).toEqual({ draft: 1, published: 2, withdrawn: 0 });
});

test('the palette finds a vendor’s campaigns and what a partner may launch', async () => {
  const { world, vendor, vendorCaller, partnerCaller } = await aPartnerWorld();
  await aCampaign(world, vendor, { name: 'Spring security' });
  await aCampaign(world, vendor, { name: 'Spring draft', status: 'draft' });
  expect(await vendorCaller.inScope((ctx) => searchCampaigns(ctx, 'spring'))).toHaveLength(2);
  expect(await partnerCaller.inScope((ctx) => searchEligibleCampaigns(ctx, 'SPRING'))).toMatchObject([
    { name: 'Spring security', vendorName: vendor.name },
  ]);
});

test('a channel manager reads campaigns and changes none', async () => {
  const { world, vendor } = await aPartnerWorld();
  const { id } = await aCampaign(world, vendor);
  const manager = aVendorCaller(world, vendor, 'channel_manager');
  expect((await manager.inScope((ctx) => getCampaign(ctx, id))).id).toBe(id);
  for (const use of [withdrawCampaign, archiveCampaign, updateCampaign, publishCampaign])
    await expect(use(manager, { campaignId: id })).rejects.toMatchObject({ code: 'forbidden' });
});
