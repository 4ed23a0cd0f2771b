import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPost } from '#campaigns/social/create-post.ts';
import { followPost } from '#campaigns/social/follow-post.ts';
import { listPostPublications } from '#campaigns/social/publication-queries.ts';
import { recallPost } from '#campaigns/social/publish-post.ts';
import { addPostImage } from '#campaigns/social/save-post.ts';
import { NETWORKS } from '#campaigns/social/schema.ts';
import { anAccount, aPost, aTopic, NO_WAIT } from '#tests/factories/social.ts';
import { aFakeSocial } from '#tests/fakes/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { aSocialWorld } from './social-world.ts';

let fake: FakeSocial;
beforeEach(async () => {
  fake = await aFakeSocial();
});
afterEach(() => fake.stop());

test.each(NETWORKS)(
  '%s: a post goes out once, with its words, its short link and its picture’s description',
  async (network) => {
    const world = await aSocialWorld(fake);
    await anAccount(world.caller, fake, network);
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0f766e' } })
      .png()
      .toBuffer();
    const topicId = await aTopic(world);
    const draft = await createPost(world.vendorCaller, { topicId, title: 'With a picture' });
    const image = await addPostImage(
      { ...world.vendorCaller, files: world.files },
      {
        ...{
          postId: draft.postId,
          bytes,
          fileName: 'roof.png',
          alt: 'A roof with panels',
        },
      },
    );
    await aPost(world, { topicId, content: { networks: [network], image } });
    await world.work();
    await world.work();
    expect(fake.posts).toHaveLength(1);
    const [post] = fake.posts;
    expect(post?.text.replaceAll('\\', '')).toMatch(
      /^Partner .+: New this spring\. Solar with storage\.\n\nhttp:\/\/localhost:3000\/s\/\w{10}$/,
    );
    expect(post?.alt).toBe('A roof with panels');
    expect(await world.publications()).toMatchObject([
      { network, state: 'published', permalink: expect.stringMatching(/^http/) },
    ]);
  },
);

test.each(NETWORKS)('R10: %s took a post and its answer got lost: it is found, and not sent again', async (network) => {
  for (const behaviour of ['accept-then-reset', 'accept-then-fault'] as const) {
    const world = await aSocialWorld(fake);
    fake.posts.length = 0;
    fake.tries.length = 0;
    await anAccount(world.caller, fake, network);
    await aPost(world, { topicId: await aTopic(world), content: { networks: [network] } });
    fake.behave(() => behaviour);
    await world.work();
    expect(await world.publications()).toMatchObject([
      { state: 'published', permalink: expect.stringMatching(/^http/) },
    ]);
    expect([fake.tries.length, fake.posts.length]).toEqual([1, 1]);
  }
});

test.each(NETWORKS)(
  'R10: %s took nothing and cut the line: after looking three times it is sent again, once',
  async (network) => {
    const world = await aSocialWorld(fake);
    await anAccount(world.caller, fake, network);
    await aPost(world, { topicId: await aTopic(world), content: { networks: [network] } });
    fake.behave(({ calls }) => (calls === 1 ? 'reset' : 'accept'));
    await world.work();
    expect(await world.publications()).toMatchObject([{ state: 'published' }]);
    expect([fake.tries.length, fake.posts.length]).toEqual([2, 1]);
  },
);

test.each(['linkedin', 'facebook', 'x'] as const)(
  'R10: %s lists late and calls the second try a duplicate: that counts as published',
  async (network) => {
    const world = await aSocialWorld(fake);
    await anAccount(world.caller, fake, network);
    await aPost(world, { topicId: await aTopic(world), content: { networks: [network] } });
    fake.behave(() => 'accept-then-reset');
    fake.refuse.look = 'late';
    await world.work();
    expect(await world.publications()).toMatchObject([{ state: 'published' }]);
    expect([fake.tries.length, fake.posts.length]).toEqual([2, 1]);
  },
);

test.each(NETWORKS)(
  '%s asks for a pause: the account is left alone that long, and the post goes out then',
  async (network) => {
    const world = await aSocialWorld(fake);
    await anAccount(world.caller, fake, network);
    await aPost(world, { topicId: await aTopic(world), content: { networks: [network] } });
    fake.behave(({ calls }) => (calls === 1 ? 'rate-limit' : 'accept'));
    await world.work();
    world.world.clock.advance(4_000);
    await world.work();
    expect(fake.tries).toHaveLength(1);
    world.world.clock.advance(20_000);
    await world.work();
    expect(await world.publications()).toMatchObject([{ state: 'published' }]);
    expect([fake.tries.length, fake.posts.length]).toEqual([2, 1]);
  },
);

test('F13: of five accounts one is revoked: four posts are out, one waits for its person and goes out after the repair', async () => {
  const world = await aSocialWorld(fake);
  for (const network of NETWORKS) await anAccount(world.caller, fake, network);
  fake.behave(({ network }) => (network === 'mastodon' ? 'expired' : 'accept'));
  await aPost(world, { topicId: await aTopic(world) });
  await world.work();
  world.world.clock.advance(10_000);
  await world.work();
  const states = async () => (await world.publications()).map(({ network, state }) => `${network} ${state}`).sort();
  expect(await states()).toEqual([
    'bluesky published',
    'facebook published',
    'linkedin published',
    'mastodon queued',
    'x published',
  ]);
  fake.behave(() => 'accept');
  await anAccount(world.caller, fake, 'mastodon');
  await world.work();
  expect(await states()).toContain('mastodon published');
  expect(fake.posts).toHaveLength(5);
});

test.each(['x', 'bluesky'] as const)(
  '%s says that the session is over: it is renewed by itself, and the post goes out',
  async (network) => {
    const world = await aSocialWorld(fake);
    await anAccount(world.caller, fake, network);
    await aPost(world, { topicId: await aTopic(world), content: { networks: [network] } });
    fake.behave(({ calls }) => (calls === 1 ? 'expired' : 'accept'));
    await world.work();
    world.world.clock.advance(5_000);
    await world.work();
    expect(await world.publications()).toMatchObject([{ state: 'published' }]);
  },
);

test('a text that is too long for one network is refused before anything is sent, and the others go out', async () => {
  const world = await aSocialWorld(fake);
  for (const network of ['x', 'mastodon'] as const) await anAccount(world.caller, fake, network);
  await aPost(world, { topicId: await aTopic(world), content: { networks: ['x', 'mastodon'] } });
  const { partnerId } = world.partnerCaller.scope;
  await world.world.database.system.partner.update({ where: { id: partnerId }, data: { name: 'B'.repeat(300) } });
  await world.work();
  expect((await world.publications()).map(({ network, state, reason }) => [network, state, reason]).sort()).toEqual([
    ['mastodon', 'published', ''],
    ['x', 'failed', 'too_long'],
  ]);
  expect(fake.tries).toHaveLength(1);
});

test('a recall deletes everywhere, and lists what it could not', async () => {
  const world = await aSocialWorld(fake);
  for (const network of NETWORKS) await anAccount(world.caller, fake, network);
  const postId = await aPost(world, { topicId: await aTopic(world) });
  await world.work();
  await recallPost(world.vendorCaller, { postId });
  fake.refuse.remove = 'not-allowed';
  const ref = { vendorId: world.vendorCaller.scope.vendorId, postId };
  await followPost(world.partnerCaller, ref);
  const [first] = await world.publications();
  await world.caller.inScope((ctx) =>
    ctx.db.socialPublication.updateMany({
      where: { id: { not: first?.id ?? '' } },
      data: { dueAt: new Date(Date.now() + 600_000) },
    }),
  );
  await world.work();
  fake.refuse = {};
  world.world.clock.advance(1_200_000);
  await world.work();
  const list = await world.vendorCaller.inScope((ctx) => listPostPublications(ctx, postId));
  expect(list.map(({ state }) => state).sort()).toEqual(['not_removed', 'removed', 'removed', 'removed', 'removed']);
  expect(fake.posts.filter(({ deleted }) => !deleted)).toHaveLength(1);
});

test('a recall that comes while a post is in doubt takes it back once it is found', async () => {
  const world = await aSocialWorld(fake);
  await anAccount(world.caller, fake, 'mastodon');
  const postId = await aPost(world, { topicId: await aTopic(world), content: { networks: ['mastodon'] } });
  fake.behave(() => 'accept-then-reset');
  await world.work({ ...NO_WAIT, lookAfterMs: [1_000] });
  expect(await world.publications()).toMatchObject([{ state: 'unknown' }]);
  await recallPost(world.vendorCaller, { postId });
  await followPost(world.partnerCaller, { vendorId: world.vendorCaller.scope.vendorId, postId });
  world.world.clock.advance(1_000);
  await world.work();
  expect(await world.publications()).toMatchObject([{ state: 'removed' }]);
  expect(fake.posts).toMatchObject([{ deleted: true }]);
});

test('F13: a worker that was lost while sending leaves a post in doubt: the next one looks, and does not send again', async () => {
  const world = await aSocialWorld(fake);
  await anAccount(world.caller, fake, 'bluesky');
  await aPost(world, { topicId: await aTopic(world), content: { networks: ['bluesky'] } });
  await world.work();
  // As the database stands when the worker dies between the network's answer and its own note of it.
  await world.caller.inScope((ctx) =>
    ctx.db.socialPublication.updateMany({
      where: {},
      data: { state: 'sending', claimedBy: 'gone', dueAt: ctx.clock.now(), externalId: null, permalink: null },
    }),
  );
  await world.work();
  expect(await world.publications()).toMatchObject([{ state: 'published' }]);
  expect([fake.tries.length, fake.posts.length]).toEqual([1, 1]);
});

test('F13: after three days of silence nothing bursts out: what is a day late asks its person first', async () => {
  const world = await aSocialWorld(fake);
  await anAccount(world.caller, fake, 'mastodon');
  const topicId = await aTopic(world);
  for (let i = 0; i < 3; i += 1)
    await aPost(world, { topicId, content: { networks: ['mastodon'] }, title: `Post ${i}` });
  world.world.clock.advance(3 * 86_400_000);
  await world.work();
  expect(fake.posts).toEqual([]);
  const copies = await world.caller.inScope((ctx) => ctx.db.socialPartnerPost.findMany({ select: { state: true } }));
  expect(copies.map(({ state }) => state)).toEqual(['missed', 'missed', 'missed']);
});
