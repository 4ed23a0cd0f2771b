import { expect, test } from 'vitest';
import { archiveLaunch } from '#campaigns/launches/archive-launch.ts';
import { cancelLaunch } from '#campaigns/launches/cancel-launch.ts';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { listLaunchDeliveries } from '#campaigns/launches/list-launch-deliveries.ts';
import { pauseLaunch } from '#campaigns/launches/pause-launch.ts';
import { previewLaunch } from '#campaigns/launches/preview-launch.ts';
import { getLaunch, listLaunches, searchLaunches } from '#campaigns/launches/queries.ts';
import { readLaunchEditor } from '#campaigns/launches/read-launch-editor.ts';
import { readDraftState, readLaunchPage } from '#campaigns/launches/read-launch-page.ts';
import { readLaunchReview } from '#campaigns/launches/read-launch-review.ts';
import { readLaunchRun } from '#campaigns/launches/read-launch-run.ts';
import { resolveUnknown } from '#campaigns/launches/resolve-unknown.ts';
import { resumeLaunch } from '#campaigns/launches/resume-launch.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';
import { scheduleLaunch } from '#campaigns/launches/schedule-launch.ts';
import { unscheduleLaunch } from '#campaigns/launches/unschedule-launch.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { aConfirmedLaunch, aReadyLaunch } from '#tests/factories/launches.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('R21: another partner of the same vendor finds nothing of a launch, whatever it calls', async () => {
  const there = await aPartnerWorld();
  const { world, vendor } = there;
  const { id: launchId } = await aReadyLaunch(there);
  const other = await aPartner(world);
  await aPartnership(world, { vendor, partner: other });
  const stranger = aPartnerCaller(world, other);
  const calls: (() => Promise<unknown>)[] = [
    () => stranger.inScope((ctx) => getLaunch(ctx, launchId)),
    () => stranger.inScope((ctx) => listLaunchDeliveries(ctx, { launchId, limit: 50 })),
    () => readLaunchPage(stranger, { launchId }),
    () => readDraftState(stranger, { launchId }),
    () => readLaunchEditor(stranger, { launchId }),
    () => readLaunchReview(stranger, { launchId }),
    () => readLaunchRun(stranger, { launchId }),
    () => previewLaunch(stranger, { launchId }),
    () => saveLaunch(stranger, { launchId, revision: 2, name: 'Mine now' }),
    () => scheduleLaunch(stranger, { launchId, revision: 2, confirmedCount: 3 }),
    () => unscheduleLaunch(stranger, { launchId }),
    () => pauseLaunch(stranger, { launchId }),
    () => resumeLaunch(stranger, { launchId }),
    () => cancelLaunch(stranger, { launchId }),
    () => archiveLaunch(stranger, { launchId }),
    () => resolveUnknown(stranger, { launchId, decision: 'retry' }),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'not_found' });
  const { list, found } = await stranger.inScope(async (ctx) => ({
    list: await listLaunches(ctx, {}, { limit: 50 }),
    found: await searchLaunches(ctx, 'Campaign'),
  }));
  expect([list.items, found]).toEqual([[], []]);
  const kept = await there.partnerCaller.inScope((ctx) => getLaunch(ctx, launchId));
  expect(kept).toMatchObject({ status: 'draft', revision: 2 });
});

test('a campaign of a vendor that is not the partner’s cannot be launched', async () => {
  const there = await aPartnerWorld();
  const elsewhere = await aPartnerWorld();
  const campaign = await aCampaign(elsewhere.world, elsewhere.vendor);
  const input = { vendorId: elsewhere.vendor.id, campaignId: campaign.id };
  await expect(createLaunch(there.partnerCaller, input)).rejects.toMatchObject({ code: 'not_found' });
});

test('the vendor sees that a launch is, never its draft, its mailing, its people or its figures below eight', async () => {
  const there = await aPartnerWorld();
  const { vendorCaller, partnerCaller } = there;
  const { id: launchId } = await aReadyLaunch(there);
  const listed = () => vendorCaller.inScope((ctx) => listLaunches(ctx, {}, { limit: 50 }));
  expect((await listed()).items).toEqual([]);
  await aConfirmedLaunch(there, launchId);
  await partnerCaller.inScope(({ db, scope: { partnerId } }) =>
    db.launchTotals.create({ data: { vendorId: there.vendor.id, launchId, partnerId, audience: 7, accepted: 7 } }),
  );
  expect((await listed()).items).toMatchObject([{ id: launchId, status: 'scheduled', totals: null }]);
  const vault = await vendorCaller.inScope(async ({ db }) => [
    await db.mailing.count(),
    await db.delivery.count(),
    await db.contact.count(),
    await db.audience.count(),
  ]);
  expect(vault).toEqual([0, 0, 0, 0]);
});
