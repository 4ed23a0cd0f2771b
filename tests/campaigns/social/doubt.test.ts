import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PublicationId } from '#campaigns/kernel/ids.ts';
import { findDuePartners } from '#campaigns/social/claim-publication.sql.ts';
import { disconnectAccount } from '#campaigns/social/disconnect-account.ts';
import { followPost } from '#campaigns/social/follow-post.ts';
import { recallPost } from '#campaigns/social/publish-post.ts';
import { resolveDoubt } from '#campaigns/social/resolve-doubt.ts';
import { anAccount, aPost, aTopic, NO_WAIT } from '#tests/factories/social.ts';
import { aFakeSocial } from '#tests/fakes/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { aSocialWorld } from './social-world.ts';

let fake: FakeSocial;
beforeEach(async () => {
  fake = await aFakeSocial();
});
afterEach(() => fake.stop());

/** A post that Mastodon took, or did not, and cannot be asked about: in doubt until a person speaks. */
async function aDoubt({ taken }: { taken: boolean }) {
  const world = await aSocialWorld(fake);
  await anAccount(world.caller, fake, 'mastodon');
  const postId = await aPost(world, { topicId: await aTopic(world), content: { networks: ['mastodon'] } });
  fake.behave(() => (taken ? 'accept-then-reset' : 'reset'));
  fake.refuse.look = 'fault';
  await world.work();
  world.world.clock.advance(25 * 3_600_000);
  await world.work();
  const [row] = await world.publications();
  expect(row).toMatchObject({ state: 'unknown', asks: true });
  fake.behave(() => 'accept');
  fake.refuse = {};
  return { ...world, postId, publicationId: row?.id as PublicationId };
}

test('F13: a network that cannot be asked for a day is a person’s to decide: nothing is sent meanwhile', async () => {
  const { work, world } = await aDoubt({ taken: true });
  world.clock.advance(30 * 86_400_000);
  await work();
  expect([fake.tries.length, fake.posts.length]).toEqual([1, 1]);
});

test('F13: looked for again on a person’s word, it is found, with its address', async () => {
  const { caller, publicationId, work, publications } = await aDoubt({ taken: true });
  await resolveDoubt(caller, { publicationId, answer: 'look' });
  await work();
  expect(await publications()).toMatchObject([{ state: 'published', permalink: expect.stringMatching(/^http/) }]);
  expect([fake.tries.length, fake.posts.length]).toEqual([1, 1]);
});

test('F13: looked for again and surely not there, it is sent, once', async () => {
  const { caller, publicationId, work, publications } = await aDoubt({ taken: false });
  await resolveDoubt(caller, { publicationId, answer: 'look' });
  await work();
  expect(await publications()).toMatchObject([{ state: 'published' }]);
  expect([fake.tries.length, fake.posts.length]).toEqual([2, 1]);
});

test('a person says that it went out: it counts as published and is never sent again', async () => {
  const { caller, publicationId, work, publications } = await aDoubt({ taken: true });
  await resolveDoubt(caller, { publicationId, answer: 'went_out' });
  await work();
  expect(await publications()).toMatchObject([{ state: 'published', reason: 'assumed', permalink: null }]);
  expect(fake.tries).toHaveLength(1);
});

test('a person says that it did not: it is sent again, with at most one more at the network', async () => {
  const { caller, publicationId, work, publications } = await aDoubt({ taken: false });
  await resolveDoubt(caller, { publicationId, answer: 'did_not' });
  await work();
  expect(await publications()).toMatchObject([{ state: 'published' }]);
  expect([fake.tries.length, fake.posts.length]).toEqual([2, 1]);
});

test('of two answers one counts, and none while a worker is asking the network', async () => {
  const { caller, publicationId, publications } = await aDoubt({ taken: true });
  const both = await Promise.allSettled([
    resolveDoubt(caller, { publicationId, answer: 'went_out' }),
    resolveDoubt(caller, { publicationId, answer: 'did_not' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [row] = await publications();
  await expect(resolveDoubt(caller, { publicationId, answer: 'look' })).rejects.toMatchObject({ code: 'conflict' });
  expect((await publications())[0]?.state).toBe(row?.state);

  await caller.inScope((ctx) =>
    ctx.db.socialPublication.updateMany({
      data: { state: 'unknown', claimedBy: 'a worker', dueAt: new Date(ctx.clock.now().getTime() + 60_000) },
    }),
  );
  await expect(resolveDoubt(caller, { publicationId, answer: 'did_not' })).rejects.toMatchObject({
    code: 'conflict',
    show: expect.stringContaining('just now'),
  });
});

test('recalled while in doubt: what went out is listed as not taken back, what did not is cancelled', async () => {
  for (const [answer, state] of [
    ['went_out', 'not_removed'],
    ['did_not', 'cancelled'],
  ] as const) {
    const there = await aDoubt({ taken: false });
    const { caller, publicationId, postId, publications, work } = there;
    await recallPost(there.vendorCaller, { postId });
    await followPost(there.partnerCaller, { vendorId: there.vendorCaller.scope.vendorId, postId });
    await resolveDoubt(caller, { publicationId, answer });
    const tries = fake.tries.length;
    await work(NO_WAIT);
    expect(await publications()).toMatchObject([{ state }]);
    expect(fake.tries).toHaveLength(tries);
  }
});

test('what was in doubt, on the wire or to be taken back when its account was disconnected does not wait for ever', async () => {
  const there = await aSocialWorld(fake);
  const { caller, partner, world, work, publications } = there;
  const accountId = await anAccount(caller, fake, 'mastodon');
  await aPost(there, { topicId: await aTopic(there), content: { networks: ['mastodon'] } });
  await work();
  await disconnectAccount(caller, { accountId });
  const { system } = world.database;
  for (const [state, after] of [
    ['unknown', { state: 'unknown', asks: true }],
    ['sending', { state: 'unknown', asks: true }],
    ['removing', { state: 'not_removed', asks: false }],
    ['queued', { state: 'cancelled', asks: false }],
  ] as const) {
    const past = { state, claimedBy: 'a worker', dueAt: new Date(world.clock.now().getTime() - 1_000) };
    await caller.inScope((ctx) => ctx.db.socialPublication.updateMany({ data: past }));
    expect((await findDuePartners(system)).map(({ partnerId }) => partnerId)).toContain(partner.id);
    await work();
    expect(await publications(), state).toMatchObject([{ ...after, reason: 'disconnected' }]);
    expect((await findDuePartners(system)).map(({ partnerId }) => partnerId)).not.toContain(partner.id);
  }
  expect([fake.tries.length, fake.posts.length]).toEqual([1, 1]);
});
