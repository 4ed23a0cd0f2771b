import { afterEach, beforeEach, expect, test } from 'vitest';
import { getAccount, listAccounts } from '#campaigns/social/account-queries.ts';
import { beginSignIn } from '#campaigns/social/begin-sign-in.ts';
import { connectBluesky } from '#campaigns/social/connect-bluesky.ts';
import { disconnectAccount } from '#campaigns/social/disconnect-account.ts';
import { finishSignIn } from '#campaigns/social/finish-sign-in.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { renewAccount } from '#campaigns/social/renew-account.ts';
import { NETWORKS } from '#campaigns/social/schema.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { anAccount, sayYes, withNetworks } from '#tests/factories/social.ts';
import { aFakeSocial } from '#tests/fakes/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

let fake: FakeSocial;
beforeEach(async () => {
  fake = await aFakeSocial();
});
afterEach(() => fake.stop());

async function aSocialWorld() {
  const made = await aPartnerWorld();
  return { ...made, caller: withNetworks(made.partnerCaller, makeNetworks(fake.env, made.world)) };
}

test.each(NETWORKS)('%s: a person signs in by the network’s own way, and the account is connected', async (network) => {
  const { caller } = await aSocialWorld();
  const accountId = await anAccount(caller, fake, network);
  const account = await caller.inScope((ctx) => getAccount(ctx, accountId));
  expect(account).toMatchObject({ network, status: 'connected', repair: false });
});

test('58: a sign-in is taken once, by the person who began it, and only with its whole state', async () => {
  const { world, caller, vendor } = await aSocialWorld();
  const back = sayYes(fake, await beginSignIn(caller, { network: 'x', server: '' }));
  const forbidden = { code: 'forbidden' };
  await expect(finishSignIn(caller, { ...back, state: '' })).rejects.toMatchObject(forbidden);
  await expect(finishSignIn(caller, { ...back, state: `${back.state}x` })).rejects.toMatchObject(forbidden);
  const other = await aPartner(world);
  await aPartnership(world, { vendor, partner: other });
  const stranger = withNetworks(aPartnerCaller(world, other), caller.networks);
  const again = sayYes(fake, await beginSignIn(caller, { network: 'x', server: '' }));
  await expect(finishSignIn(stranger, again)).rejects.toMatchObject(forbidden);
  await finishSignIn(caller, again);
  await expect(finishSignIn(caller, again)).rejects.toMatchObject(forbidden);
});

test('58: a code that was used, a verifier that is another’s and a person who said no connect nothing', async () => {
  const { caller } = await aSocialWorld();
  const first = sayYes(fake, await beginSignIn(caller, { network: 'x', server: '' }));
  fake.used.push(first.code);
  await expect(finishSignIn(caller, first)).rejects.toMatchObject({ code: 'invalid' });
  const second = sayYes(fake, await beginSignIn(caller, { network: 'x', server: '' }));
  const third = sayYes(fake, await beginSignIn(caller, { network: 'x', server: '' }));
  await expect(finishSignIn(caller, { ...second, code: third.code })).rejects.toMatchObject({ code: 'invalid' });
  await expect(finishSignIn(caller, { ...third, code: '', error: 'access_denied' })).rejects.toMatchObject({
    code: 'invalid',
  });
  const wrong = { server: '', handle: 'a.bsky.social', appPassword: 'wrong' };
  await expect(connectBluesky(caller, wrong)).rejects.toMatchObject({ code: 'invalid' });
  expect(await caller.inScope(listAccounts)).toEqual([]);
});

test('F13: tokens lie sealed in the database, and a copied row does not open for another account', async () => {
  const { caller } = await aSocialWorld();
  const [x, bluesky] = [await anAccount(caller, fake, 'x'), await anAccount(caller, fake, 'bluesky')];
  const rows = await caller.inScope((ctx) => ctx.db.socialAccount.findMany({ select: { id: true, sealed: true } }));
  expect(JSON.stringify(rows)).not.toMatch(/access-|refresh-|app-pass-word/);
  const copied = rows.find((row) => row.id === x)?.sealed ?? '';
  await caller.inScope((ctx) => ctx.db.socialAccount.updateMany({ where: { id: bluesky }, data: { sealed: copied } }));
  expect(await renewAccount(caller, { accountId: bluesky })).toBe('needs_repair');
});

test('F13: two workers that renew at once use the refresh token once, and the account stays', async () => {
  const { caller } = await aSocialWorld();
  const accountId = await anAccount(caller, fake, 'x');
  const ends = await Promise.all([renewAccount(caller, { accountId }), renewAccount(caller, { accountId })]);
  expect(ends).toContain('renewed');
  expect(ends).not.toContain('needs_repair');
  // The new refresh token came with the renewal and is good for the next one.
  expect(await renewAccount(caller, { accountId })).toBe('renewed');
  expect(new Set(fake.used).size).toBe(fake.used.length);
});

test('an account that the network lets in no more waits for its person; signing in again repairs the same one', async () => {
  const { caller } = await aSocialWorld();
  const accountId = await anAccount(caller, fake, 'x');
  fake.refuse.token = 'fault';
  expect(await renewAccount(caller, { accountId })).toBe('later');
  fake.refuse.token = 'used';
  expect(await renewAccount(caller, { accountId })).toBe('needs_repair');
  expect(await caller.inScope((ctx) => getAccount(ctx, accountId))).toMatchObject({
    status: 'needs_repair',
    repair: true,
  });
  fake.refuse = {};
  expect(await anAccount(caller, fake, 'x')).toBe(accountId);
  expect(await caller.inScope((ctx) => getAccount(ctx, accountId))).toMatchObject({
    status: 'connected',
    repair: false,
  });
});

test('an account that ends by itself and that only a person can renew is called up twenty days before', async () => {
  const { world, caller } = await aSocialWorld();
  const accountId = await anAccount(caller, fake, 'linkedin');
  const repair = async () => (await caller.inScope((ctx) => getAccount(ctx, accountId))).repair;
  world.clock.advance(39 * 86_400_000);
  expect(await repair()).toBe(false);
  world.clock.advance(2 * 86_400_000);
  expect(await repair()).toBe(true);
});

test('a disconnected account keeps no token', async () => {
  const { caller } = await aSocialWorld();
  const accountId = await anAccount(caller, fake, 'mastodon');
  await disconnectAccount(caller, { accountId });
  const row = await caller.inScope((ctx) =>
    ctx.db.socialAccount.findFirst({ where: { id: accountId }, select: { sealed: true } }),
  );
  expect(row).toEqual({ sealed: '' });
  expect(await caller.inScope(listAccounts)).toEqual([]);
});
