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
import { countPartnersWhoSee } from '#campaigns/partners/meant-for-queries.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { aTemplate } from '#tests/factories/content.ts';
import { aPartnerGroup, aTier } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const NOT_FOUND = { code: 'not_found' };

test('another vendor finds nothing of a vendor’s campaigns', async () => {
  const [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
  const { id, templateVersionId } = await aCampaign(own.world, own.vendor);
  const tierId = await aTier(own.world, own.vendor);
  const groupId = await aPartnerGroup(own.world, own.vendor);
  const caller = stranger.vendorCaller;
  for (const use of [publishCampaign, withdrawCampaign, archiveCampaign, restoreCampaign, updateCampaign])
    await expect(use(caller, { campaignId: id })).rejects.toMatchObject(NOT_FOUND);
  await expect(caller.inScope((ctx) => getCampaign(ctx, id))).rejects.toMatchObject(NOT_FOUND);
  expect((await caller.inScope((ctx) => listCampaigns(ctx, {}, { limit: 9 }))).items).toEqual([]);
  expect(await caller.inScope((ctx) => searchCampaigns(ctx, ''))).toEqual([]);
  expect(await caller.inScope(countCampaignsByStatus)).toEqual({ draft: 0, published: 0, withdrawn: 0 });
  const seen = await caller.inScope((ctx) => countPartnersWhoSee(ctx, { tierIds: [tierId], groupIds: [groupId] }));
  expect(seen).toBe(0);
  const mine = await aCampaign(stranger.world, stranger.vendor, { status: 'draft' });
  const changes = [{ tierIds: [tierId] }, { groupIds: [groupId] }, { tactics: [{ name: 'X', templateVersionId }] }];
  for (const change of changes)
    await expect(updateCampaign(caller, { campaignId: mine.id, ...change })).rejects.toMatchObject(NOT_FOUND);
  const stolen = { name: 'X', goal: '', description: '', templateVersionId };
  await expect(createCampaign(caller, stolen)).rejects.toMatchObject(NOT_FOUND);
});

test('a partner of another vendor finds nothing, with the same words as for an id that never was', async () => {
  const [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
  const { id } = await aCampaign(own.world, own.vendor);
  const key = { vendorId: own.vendor.id, campaignId: id };
  const caller = stranger.partnerCaller;
  await expect(caller.inScope((ctx) => getCampaignOffer(ctx, key))).rejects.toMatchObject(NOT_FOUND);
  await expect(caller.inScope((ctx) => getOfferedCampaign(ctx, key))).rejects.toMatchObject(NOT_FOUND);
  expect(await caller.inScope((ctx) => findOffer(ctx, key))).toEqual({ kind: 'no', reason: 'withdrawn' });
  expect((await caller.inScope((ctx) => listEligibleCampaigns(ctx, { vendorId: own.vendor.id }))).items).toEqual([]);
  expect(await caller.inScope((ctx) => searchEligibleCampaigns(ctx, ''))).toEqual([]);
});

test('a partner finds no draft of its own vendor', async () => {
  const { world, vendor, partnerCaller } = await aPartnerWorld();
  const { id } = await aCampaign(world, vendor, { status: 'draft' });
  const key = { vendorId: vendor.id, campaignId: id };
  await expect(partnerCaller.inScope((ctx) => getCampaignOffer(ctx, key))).rejects.toMatchObject(NOT_FOUND);
});

test('a tactic of another campaign cannot be taken over', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const [one, two] = [await aCampaign(world, vendor), await aCampaign(world, vendor)];
  const { versionId } = await aTemplate(world, vendor);
  const change = updateCampaign(vendorCaller, {
    campaignId: one.id,
    tactics: [{ id: two.tacticId, name: 'Mine now', templateVersionId: versionId }],
  });
  await expect(change).rejects.toMatchObject(NOT_FOUND);
});
