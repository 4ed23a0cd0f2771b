import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NetworkName } from '#campaigns/social/schema.ts';
import { anAccount, aPost, aTopic } from '#tests/factories/social.ts';
import { aFakeSocial } from '#tests/fakes/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';
import { until } from '../campaigns/delivery/sending.ts';
import { aSocialWorld } from '../campaigns/social/social-world.ts';
import { aShortLife, socialWorkers } from './social-workers.ts';

let fake: FakeSocial;
beforeEach(async () => {
  fake = await aFakeSocial();
});
afterEach(() => fake.stop());

const RENEWED_AT = { x: '/2/oauth2/token', bluesky: '/xrpc/com.atproto.server.createSession' } as const;

/** An account whose time has come, and a post that waits for it; the worker that renews it is killed at that. */
async function aKilledRenewal(network: keyof typeof RENEWED_AT, at: 'arrived' | 'done') {
  const addresses = await freshDatabase();
  const there = await aSocialWorld(fake, { addresses, now: new Date() });
  const { caller, world } = there;
  const accountId = await anAccount(caller, fake, network);
  await aPost(there, { topicId: await aTopic(there), content: { networks: [network as NetworkName] } });
  const due = { renewAt: new Date(Date.now() - 1_000) };
  await caller.inScope((ctx) => ctx.db.socialAccount.updateMany({ data: due }));
  const select = { status: true, statusReason: true, renewAt: true, sealed: true } as const;
  const account = () =>
    caller.inScope((ctx) => ctx.db.socialAccount.findFirstOrThrow({ where: { id: accountId }, select }));
  const before = await account();
  const folder = mkdtempSync(path.join(tmpdir(), 'renewal-kill-'));
  const start = socialWorkers(addresses, { fake, publicUrl: world.install.publicUrl, folder });
  const isRenewal = (moment: { method: string; path: string }) => moment.path === RENEWED_AT[network];
  await aShortLife(fake, start, { ends: (moment) => moment.at === at && isRenewal(moment), drop: at === 'arrived' });
  expect(await account(), 'nothing of it was stored').toEqual(before);
  // The dead worker's lease, a minute and a half, is over.
  await caller.inScope((ctx) => ctx.db.socialAccount.updateMany({ data: { leaseUntil: new Date(0) } }));
  expect(fake.posts).toEqual([]);

  let asked = 0;
  fake.watch = async (moment) => {
    if (moment.at === 'arrived' && isRenewal(moment)) asked += 1;
    return undefined;
  };
  const worker = await start();
  const isOut = () => until(async () => fake.posts.length > 0, 'the post is out');
  return { ...there, account, before, worker, isOut, asked: () => asked };
}

test('58: a worker killed before the network saw its call: the next one renews, and the post goes out', async () => {
  const { account, before, worker, isOut, asked, publications } = await aKilledRenewal('x', 'arrived');
  await isOut();
  await worker.stop();
  const after = await account();
  expect(after).toMatchObject({ status: 'connected', renewAt: expect.any(Date) });
  expect(after.sealed).not.toBe(before.sealed);
  expect(asked()).toBe(1);
  expect(new Set(fake.used).size, 'no refresh token was used twice').toBe(fake.used.length);
  expect(await publications()).toMatchObject([{ state: 'published' }]);
}, 300_000);

test('58: killed when the network had given the new token, which nobody has now: the account asks for its person once, and the post waits for it', async () => {
  const there = await aKilledRenewal('x', 'done');
  const { account, caller, isOut, worker, asked, publications } = there;
  const states = async () => (await publications()).map(({ state }) => state);
  await until(async () => (await account()).status === 'needs_repair', 'a person is asked for');
  expect(await account()).toMatchObject({ statusReason: 'signed_out', renewAt: null });
  await until(async () => (await states()).length === 1, 'the post was released');
  expect(await states()).toEqual(['queued']);
  expect(asked(), 'the used token was tried, refused, and not tried again').toBe(1);
  await anAccount(caller, fake, 'x');
  await isOut();
  await until(async () => (await states())[0] === 'published', 'and stands so');
  await worker.stop();
  expect(await account()).toMatchObject({ status: 'connected' });
  expect(fake.posts).toHaveLength(1);
}, 300_000);

test('58: where a password opens as often as one likes, the account renews itself after the same death', async () => {
  const { account, before, isOut, worker, asked, publications } = await aKilledRenewal('bluesky', 'done');
  await isOut();
  await worker.stop();
  const after = await account();
  expect(after).toMatchObject({ status: 'connected', statusReason: '', renewAt: null });
  expect(after.sealed).not.toBe(before.sealed);
  expect(asked()).toBe(1);
  expect(await publications()).toMatchObject([{ state: 'published' }]);
}, 300_000);
