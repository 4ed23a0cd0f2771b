import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { CampaignId, ClaimId, VendorId } from '#campaigns/kernel/ids.ts';
import { getClaim } from '#campaigns/mdf/claim-queries.ts';
import { createClaim } from '#campaigns/mdf/create-claim.ts';
import { readEvidence } from '#campaigns/mdf/read-evidence.ts';
import { verifyEvidence } from '#campaigns/mdf/verify-evidence.ts';
import { advanceSocial } from '#campaigns/social/advance-social.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { recordHits } from '#campaigns/widgets/record-hits.ts';
import { withClient } from '#prisma/roles.ts';
import { aFund } from '#tests/factories/mdf.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { anAccount, aPost, asWorker, aTopic, withNetworks } from '#tests/factories/social.ts';
import { aWidget } from '#tests/factories/widgets.ts';
import { aFakeSocial } from '#tests/fakes/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

let fake: FakeSocial;
beforeEach(async () => {
  fake = await aFakeSocial();
});
afterEach(() => fake.stop());

async function aLaunch() {
  const made = await aPartnerWorld();
  const files = makeDirectoryStore(await mkdtemp(path.join(tmpdir(), 'reach-')));
  const social = withNetworks(made.partnerCaller, makeNetworks(fake.env, made.world));
  const { launchId, campaignId } = await aSentMailing(made, { people: 10 });
  const vendorId: VendorId = made.vendor.id;
  const fund = await aFund(made);
  const claim = async () =>
    (await createClaim({ ...made.partnerCaller, files }, { vendorId, fundId: fund.fundId, launchId })).claimId;
  const publish = async (campaign: CampaignId | undefined) => {
    const topicId = await aTopic(made);
    await aPost(made, { topicId, campaignId: campaign, content: { networks: ['mastodon'] } });
    while (await advanceSocial(asWorker(social, files)));
  };
  const read = (claimId: ClaimId) => inTransaction(made.partnerCaller, (ctx) => getClaim(ctx, claimId));
  const look = async (widgetId: string, views: number) => {
    const day = made.world.clock.now().toISOString().slice(0, 10);
    const counts = [
      { widgetId, itemId: '', day, views, clicks: 0 },
      { widgetId, itemId: 'itm_1', day, views: 0, clicks: 2 },
    ];
    await recordHits(made.partnerCaller, { batchId: `${widgetId}-${views}`, counts });
  };
  return { ...made, files, social, campaignId, vendorId, claim, publish, read, look };
}

test('a claim tells where the campaign’s posts are, and no other’s', async () => {
  const there = await aLaunch();
  await anAccount(there.social, fake, 'mastodon');
  await there.publish(there.campaignId);
  await there.publish(undefined);
  const { evidence } = await there.read(await there.claim());
  const posts = evidence.find(({ kind }) => kind === 'permalinks');
  expect(posts).toMatchObject({ fileName: 'posts.json', origin: 'launch' });
  const shown = posts?.shown?.kind === 'permalinks' ? posts.shown.posts : [];
  expect(shown).toMatchObject([{ network: 'mastodon', permalink: expect.stringMatching(/^http/), clicks: 0 }]);
});

test('a claim tells how often the partner’s widgets were seen since the launch; below eight views it does not', async () => {
  const there = await aLaunch();
  const busy = await aWidget(there.partnerCaller, { vendorId: there.vendorId, name: 'News at home' });
  const quiet = await aWidget(there.partnerCaller, { vendorId: there.vendorId, name: 'Quiet' });
  await there.look(busy.widgetId, 40);
  await there.look(quiet.widgetId, 7);
  const before = { widgetId: busy.widgetId, itemId: '', day: '2020-01-01', views: 900, clicks: 0 };
  await recordHits(there.partnerCaller, { batchId: 'old', counts: [before] });
  const claimId = await there.claim();
  const file = (await there.read(claimId)).evidence.find(({ kind }) => kind === 'widget_counts');
  expect(file?.shown).toMatchObject({
    widgets: [
      { name: 'News at home', kind: 'news', views: 40, clicks: 2 },
      { name: 'Quiet', views: null, clicks: null },
    ],
  });
  const number = file?.number ?? 0;
  const { bytes } = await readEvidence({ ...there.partnerCaller, files: there.files }, { claimId, number });
  expect(JSON.parse(bytes.toString())).toEqual(file?.shown);
});

test('a launch without posts and widgets claims as before', async () => {
  const there = await aLaunch();
  const { evidence } = await there.read(await there.claim());
  expect(evidence.map(({ kind }) => kind)).toEqual(['launch_facts', 'rendered_mail', 'send_totals']);
});

test('what screens show is what the chain holds: a figure changed in the row alone is found', async () => {
  const there = await aLaunch();
  const { widgetId } = await aWidget(there.partnerCaller, { vendorId: there.vendorId });
  await there.look(widgetId, 40);
  const claimId = await there.claim();
  await there.partnerCaller.inScope(({ db }) =>
    db.claim.updateMany({ where: { id: claimId }, data: { status: 'submitted' } }),
  );
  const verify = () => verifyEvidence({ ...there.vendorCaller, files: there.files }, { claimId });
  expect(await verify()).toMatchObject({ whole: true });
  await withClient(there.world.addresses.ownerUrl, async (owner) => {
    await owner.query('ALTER TABLE "ClaimEvidence" NO FORCE ROW LEVEL SECURITY');
    await owner.query(
      `UPDATE "ClaimEvidence" SET "shown" = jsonb_set("shown", '{widgets,0,views}', '4000') WHERE "claimId" = $1 AND "kind" = 'widget_counts'`,
      [claimId],
    );
    await owner.query('ALTER TABLE "ClaimEvidence" FORCE ROW LEVEL SECURITY');
  });
  expect(await verify()).toMatchObject({
    whole: false,
    files: expect.arrayContaining([
      expect.objectContaining({ kind: 'widget_counts', problem: 'what is shown of it is not in it' }),
    ]),
  });
});
