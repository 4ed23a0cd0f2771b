import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SocialAccountId } from '#campaigns/kernel/ids.ts';
import { renewAccount } from '#campaigns/social/renew-account.ts';
import { needsPerson, renewalTime } from '#campaigns/social/renewal-time.ts';
import { anAccount, aPost, aTopic } from '#tests/factories/social.ts';
import { aFakeSocial } from '#tests/fakes/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { aSocialWorld } from './social-world.ts';

let fake: FakeSocial;
beforeEach(async () => {
  fake = await aFakeSocial();
});
afterEach(() => fake.stop());

const HOUR = 3_600_000;

test('what can be renewed is, at three quarters of its time; what ends for good asks its person 20 days ahead', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  const inDays = (days: number) => new Date(now.getTime() + days * 24 * HOUR);
  expect(renewalTime({ expiresAt: inDays(40), renewable: true, now })).toEqual(inDays(30));
  expect(renewalTime({ expiresAt: inDays(40), renewable: false, now })).toBeNull();
  expect(renewalTime({ expiresAt: null, renewable: true, now })).toBeNull();
  const account = { status: 'connected', renewAt: null };
  expect(needsPerson({ ...account, expiresAt: inDays(21) }, now)).toBe(false);
  expect(needsPerson({ ...account, expiresAt: inDays(19) }, now)).toBe(true);
  expect(needsPerson({ ...account, expiresAt: inDays(1), renewAt: inDays(0.5) }, now)).toBe(false);
});

test('a worker renews ahead, before any post needs it, and each refresh token is used once', async () => {
  const there = await aSocialWorld(fake);
  const { caller, work, world } = there;
  await anAccount(caller, fake, 'x');
  await work();
  const before = fake.used.length;
  for (let time = 0; time < 6; time += 1) {
    world.clock.advance(1.6 * HOUR);
    await work();
  }
  expect(fake.used.length - before).toBe(6);
  expect(new Set(fake.used).size).toBe(fake.used.length);
  await aPost(there, { topicId: await aTopic(there), content: { networks: ['x'] } });
  await work();
  expect(fake.posts).toHaveLength(1);
});

test('58: two workers with an account whose time has come renew it once, and both go on', async () => {
  const { caller, work, world } = await aSocialWorld(fake);
  const accountId = await anAccount(caller, fake, 'x');
  world.clock.advance(1.6 * HOUR);
  const before = fake.used.length;
  await Promise.all([work(), work(), work()]);
  expect(fake.used.length - before).toBe(1);
  expect(await statusOf(caller, accountId)).toBe('connected');
});

test('a network that does not answer is asked again five minutes later, and nobody is bothered', async () => {
  const { caller, work, world } = await aSocialWorld(fake);
  const accountId = await anAccount(caller, fake, 'x');
  fake.refuse.token = 'fault';
  world.clock.advance(1.6 * HOUR);
  await work();
  expect(await statusOf(caller, accountId)).toBe('connected');
  fake.refuse = {};
  const before = fake.used.length;
  await work();
  expect(fake.used.length).toBe(before);
  world.clock.advance(5 * 60_000);
  await work();
  expect(fake.used.length).toBe(before + 1);
});

test('58: a token that is revoked in the middle of a post leaves the post waiting, and it goes out after the repair', async () => {
  const there = await aSocialWorld(fake);
  const { caller, work, world } = there;
  const accountId = await anAccount(caller, fake, 'x');
  await aPost(there, { topicId: await aTopic(there), content: { networks: ['x'] } });
  fake.behave(() => 'expired');
  fake.refuse.token = 'used';
  await work();
  expect(await statusOf(caller, accountId)).toBe('needs_repair');
  expect(await renewAccount(caller, { accountId })).toBe('later');
  expect(await there.publications()).toMatchObject([{ state: 'queued', reason: 'signed_out' }]);
  fake.behave(() => 'accept');
  fake.refuse = {};
  await anAccount(caller, fake, 'x');
  world.clock.advance(10_000);
  await work();
  expect(await there.publications()).toMatchObject([{ state: 'published' }]);
  expect(fake.posts).toHaveLength(1);
});

type Caller = Awaited<ReturnType<typeof aSocialWorld>>['caller'];

async function statusOf(caller: Caller, accountId: SocialAccountId): Promise<string | undefined> {
  const where = { id: accountId };
  return (await caller.inScope((ctx) => ctx.db.socialAccount.findFirst({ where, select: { status: true } })))?.status;
}
