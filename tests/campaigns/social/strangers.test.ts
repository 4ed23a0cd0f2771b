import { expect, test } from 'vitest';
import { newId } from '#campaigns/kernel/ids.ts';
import { getAccount, listAccounts } from '#campaigns/social/account-queries.ts';
import { archiveTopic } from '#campaigns/social/archive-topic.ts';
import { getCapturedPost, listCapturedPosts } from '#campaigns/social/captured-post-queries.ts';
import { changeSubscription } from '#campaigns/social/change-subscription.ts';
import { createPost } from '#campaigns/social/create-post.ts';
import { createTopic } from '#campaigns/social/create-topic.ts';
import { decidePartnerPost, saveZones } from '#campaigns/social/decide-partner-post.ts';
import { disconnectAccount } from '#campaigns/social/disconnect-account.ts';
import { followPost } from '#campaigns/social/follow-post.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { getPartnerPost, listWaitingRows, pagePartnerPosts } from '#campaigns/social/partner-post-queries.ts';
import { getPost, listOfferedTopics, listPosts, listStreams } from '#campaigns/social/post-queries.ts';
import { listPostPublications, listPublications } from '#campaigns/social/publication-queries.ts';
import { publishPost, recallPost, withdrawPost } from '#campaigns/social/publish-post.ts';
import { renewAccount } from '#campaigns/social/renew-account.ts';
import { resolveDoubt } from '#campaigns/social/resolve-doubt.ts';
import { savePost } from '#campaigns/social/save-post.ts';
import { aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aCapturedPost, aPost, aTopic, POST_CONTENT, withNetworks } from '#tests/factories/social.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const notFound = { code: 'not_found' };
const PAGE = { limit: 50 };

test('R21: another partner of the same vendor finds nothing of an account, a copy or a publication, and moves none', async () => {
  const there = await aPartnerWorld();
  const { world, vendor, partnerCaller } = there;
  const out = await aCapturedPost(world, there);
  const waitingTopic = await aTopic(there, 'requires_approval');
  await aPost(there, { topicId: waitingTopic, content: { networks: ['linkedin'] } });
  const [waiting] = await partnerCaller.inScope(listWaitingRows);
  const partnerPostId = waiting?.id ?? newId('partnerPost');
  const before = await everything();

  const partner = await aPartner(world);
  await aPartnership(world, { vendor, partner });
  const stranger = aPartnerCaller(world, partner);
  const { accountId, publicationId, capturedPostId, topicId } = out;
  for (const act of [
    () => disconnectAccount(stranger, { accountId }),
    () => decidePartnerPost(stranger, { partnerPostId, answer: 'approve' }),
    () => saveZones(stranger, { partnerPostId, zones: { intro: 'Mine' } }),
    () => resolveDoubt(stranger, { publicationId, answer: 'did_not' }),
    () => stranger.inScope((ctx) => getAccount(ctx, accountId)),
    () => stranger.inScope((ctx) => getPartnerPost(ctx, partnerPostId)),
    () => stranger.inScope((ctx) => getCapturedPost(ctx, capturedPostId)),
  ])
    await expect(act()).rejects.toMatchObject(notFound);
  const networks = makeNetworks({ kind: 'capture' }, world);
  expect(await renewAccount(withNetworks(stranger, networks), { accountId })).toBe('later');
  await stranger.inScope(async (ctx) => {
    expect(await listAccounts(ctx)).toEqual([]);
    expect(await listWaitingRows(ctx)).toEqual([]);
    expect((await pagePartnerPosts(ctx, { limit: 10 })).items).toEqual([]);
    expect(await listPublications(ctx)).toEqual([]);
    expect((await listCapturedPosts(ctx, PAGE)).items).toEqual([]);
    expect(await ctx.db.socialLink.findMany()).toEqual([]);
  });
  // What is offered to all partners it sees, with its own answer alone.
  const offered = await stranger.inScope((ctx) => listOfferedTopics(ctx));
  expect(offered.find((topic) => topic.topicId === topicId)?.mode).toBe('off');
  expect(await everything()).toEqual(before);

  async function everything() {
    return partnerCaller.inScope(async (ctx) => [
      await ctx.db.socialAccount.findMany({ orderBy: { id: 'asc' } }),
      await ctx.db.socialPartnerPost.findMany({ orderBy: { id: 'asc' } }),
      await ctx.db.socialPublication.findMany({ orderBy: { id: 'asc' } }),
    ]);
  }
});

test('R21: another vendor finds no stream, topic, post or publication, and changes none', async () => {
  const there = await aPartnerWorld();
  const { postId, topicId } = await aCapturedPost(there.world, there);
  const stranger = aVendorCaller(there.world, await aVendor(there.world));
  const [stream] = await there.vendorCaller.inScope((ctx) => listStreams(ctx));
  const streamId = stream?.id ?? newId('socialStream');
  for (const act of [
    () => createTopic(stranger, { streamId, name: 'Mine' }),
    () => createPost(stranger, { topicId, title: 'Mine' }),
    () => archiveTopic(stranger, { topicId }),
    () => publishPost(stranger, { postId, timeZone: 'UTC' }),
    () => withdrawPost(stranger, { postId }),
    () => recallPost(stranger, { postId }),
    () => stranger.inScope((ctx) => getPost(ctx, postId)),
  ])
    await expect(act()).rejects.toMatchObject(notFound);
  const own = await aTopic({ vendorCaller: stranger, partnerCaller: there.partnerCaller }, 'off');
  const saved = { postId, topicId: own, campaignId: null, title: 'Mine', content: POST_CONTENT };
  await expect(savePost(stranger, saved)).rejects.toMatchObject(notFound);
  await stranger.inScope(async (ctx) => {
    expect((await listStreams(ctx)).map(({ id }) => id)).not.toContain(streamId);
    expect(await listPosts(ctx, {}, { limit: 10 })).toMatchObject({ items: [], total: 0 });
    expect(await listPostPublications(ctx, postId)).toEqual([]);
  });
  expect(await there.vendorCaller.inScope((ctx) => getPost(ctx, postId))).toMatchObject({ status: 'published' });
});

test('R21: without a partnership nothing is offered, nothing can be subscribed to, and no copy is made', async () => {
  const there = await aPartnerWorld();
  const { world, vendor } = there;
  const { postId, topicId } = await aCapturedPost(world, there);
  const stranger = aPartnerCaller(world, await aPartner(world));
  expect(await stranger.inScope((ctx) => listOfferedTopics(ctx))).toEqual([]);
  const input = { vendorId: vendor.id, topicId, mode: 'auto_publish' as const };
  await expect(changeSubscription(stranger, input)).rejects.toMatchObject(notFound);
  await followPost(stranger, { vendorId: vendor.id, postId });
  expect(await stranger.inScope((ctx) => ctx.db.socialPartnerPost.findMany())).toEqual([]);
});

test('the partner’s own vendor sees what is public and nothing of accounts, answers and what waits', async () => {
  const there = await aPartnerWorld();
  const { vendorCaller, world } = there;
  const { postId } = await aCapturedPost(world, there);
  const topicId = await aTopic(there, 'requires_approval');
  const waiting = await aPost(there, { topicId, content: { networks: ['linkedin'] } });
  await vendorCaller.inScope(async (ctx) => {
    expect(await ctx.db.socialAccount.findMany()).toEqual([]);
    expect(await ctx.db.socialPartnerPost.findMany()).toEqual([]);
    expect(await ctx.db.socialLink.findMany()).toEqual([]);
    expect(await ctx.db.capturedPost.findMany()).toEqual([]);
    expect(await listPostPublications(ctx, waiting)).toEqual([]);
    const [row] = await listPostPublications(ctx, postId);
    expect(Object.keys(row ?? {}).sort()).toEqual(
      [
        ...['clicks', 'handle', 'id', 'network', 'partnerId', 'partnerName', 'permalink', 'publishedAt'],
        ...['reason', 'state'],
      ].sort(),
    );
  });
});
