import { expect, test } from 'vitest';
import { advanceSocial } from '#campaigns/social/advance-social.ts';
import { listCapturedPosts } from '#campaigns/social/captured-post-queries.ts';
import { connectCaptured } from '#campaigns/social/connect-captured.ts';
import { followPost } from '#campaigns/social/follow-post.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { listPostPublications, listPublications } from '#campaigns/social/publication-queries.ts';
import { recallPost } from '#campaigns/social/publish-post.ts';
import { aFileStore } from '#tests/factories/content.ts';
import { aCapturedPost, asWorker, withNetworks } from '#tests/factories/social.ts';
import { aFakeSocial } from '#tests/fakes/social.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

const PAGE = { limit: 50 };

const networksOf = ({ world }: PartnerWorld) => makeNetworks({ kind: 'capture' }, world);
const work = async (there: PartnerWorld) => {
  const caller = withNetworks(there.partnerCaller, networksOf(there));
  while (await advanceSocial(asWorker(caller, aFileStore())));
};

test('a captured post is kept with its words and its address, which its partner alone may open', async () => {
  const there = await aPartnerWorld();
  const { capturedPostId, postId } = await aCapturedPost(there.world, there);
  const { items } = await there.partnerCaller.inScope((ctx) => listCapturedPosts(ctx, PAGE));
  expect(items).toMatchObject([{ id: capturedPostId, network: 'linkedin', handle: 'Brightside', deletedAt: null }]);
  const [row] = await there.partnerCaller.inScope((ctx) => listPublications(ctx));
  const permalink = `http://localhost:3000/partner/social/captured/${capturedPostId}`;
  expect(row).toMatchObject({ state: 'published', permalink, text: items[0]?.text });
  const [shown] = await there.vendorCaller.inScope((ctx) => listPostPublications(ctx, postId));
  expect(shown).toMatchObject({ state: 'published', permalink: null });
});

test('F13: in doubt it is found among the captured ones, and kept once', async () => {
  const there = await aPartnerWorld();
  await aCapturedPost(there.world, there);
  await there.partnerCaller.inScope((ctx) =>
    ctx.db.socialPublication.updateMany({
      data: { state: 'sending', claimedBy: 'gone', dueAt: ctx.clock.now(), externalId: null, permalink: null },
    }),
  );
  await work(there);
  const [row] = await there.partnerCaller.inScope((ctx) => listPublications(ctx));
  expect(row).toMatchObject({ state: 'published', permalink: expect.stringContaining('/captured/cpp_') });
  expect((await there.partnerCaller.inScope((ctx) => listCapturedPosts(ctx, PAGE))).items).toHaveLength(1);
});

test('recalled, it stays to be seen and says that it was taken back', async () => {
  const there = await aPartnerWorld();
  const { postId } = await aCapturedPost(there.world, there);
  await recallPost(there.vendorCaller, { postId });
  await followPost(there.partnerCaller, { vendorId: there.vendor.id, postId });
  await work(there);
  const { items } = await there.partnerCaller.inScope((ctx) => listCapturedPosts(ctx, PAGE));
  expect(items).toMatchObject([{ deletedAt: expect.any(Date) }]);
});

test('a name is no account where posts go to the networks', async () => {
  const there = await aPartnerWorld();
  const fake = await aFakeSocial();
  const caller = withNetworks(there.partnerCaller, makeNetworks(fake.env, there.world));
  await expect(connectCaptured(caller, { network: 'x', handle: '@a' })).rejects.toMatchObject({ code: 'unsupported' });
  await fake.stop();
});
