import { expect, test } from 'vitest';
import { assumeDelivered } from '#campaigns/delivery/assume-delivered.ts';
import { expandMailing } from '#campaigns/delivery/expand-mailing.ts';
import { retryUnknown } from '#campaigns/delivery/retry-unknown.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import type { SmtpSink } from '#tests/fakes/smtp-sink.ts';
import { aWorkerProcess } from '#tests/fakes/worker-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';
import { advance, aMailerTo, aSender, aSink, figuresOf, rowsByState, totalsOf, until } from './sending.ts';

/** Lets the leases of everything under way run out, as if its worker had been gone for long. */
function expireLeases(caller: PartnerCaller, mailingId: MailingId) {
  return inTransaction(caller, ({ db }) =>
    db.delivery.updateMany({
      where: { mailingId, state: { in: ['claimed', 'sending'] } },
      data: { leaseUntil: new Date(0) },
    }),
  );
}

/** A worker that holds messages on the wire until `release` is called. */
function aSlowWire(sink: SmtpSink): () => void {
  let held = true;
  sink.behave(() => (held ? { kind: 'accept', delayMs: 1_500 } : { kind: 'accept' }));
  return () => {
    held = false;
  };
}

test('B17: a late answer settles what a sweep called unknown, and nothing is sent again for it', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 4);
  const { mailingId, launchId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  aSlowWire(sink);
  const slow = advance(aSender(partnerCaller, aMailerTo(sink)), mailingId);
  await until(async () => sink.recipients.length === 4, 'four are on the wire', 10);
  await expireLeases(partnerCaller, mailingId);
  await advance(aSender(partnerCaller, aMailerTo(sink)), mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', unknown: 4, accepted: 0 });
  await slow;
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', unknown: 0, accepted: 4 });
  expect(await totalsOf(partnerCaller, launchId)).toMatchObject({ unknown: 0, accepted: 4 });
  expect([...sink.counts().values()]).toEqual([1, 1, 1, 1]);
});

test('B17: after a person decided to retry, the answer of the first try changes nothing', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 3);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  const release = aSlowWire(sink);
  const first = aSender(partnerCaller, aMailerTo(sink));
  const slow = advance(first, mailingId);
  await until(async () => sink.recipients.length === 3, 'three are on the wire', 10);
  // It would rightly take the retried ones itself; here it is only to bring back its late answers.
  first.stop();
  await expireLeases(partnerCaller, mailingId);
  const second = aSender(partnerCaller, aMailerTo(sink));
  await advance(second, mailingId);
  release();
  expect(await retryUnknown(partnerCaller, { mailingId })).toEqual({ count: 3 });
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'sending', unknown: 0 });
  await slow;
  expect(await rowsByState(partnerCaller, mailingId)).toEqual({ queued: 3 });
  await advance(second, mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', accepted: 3, unknown: 0 });
  // The person's choice: those whose first try had arrived after all have it twice, nobody more often.
  expect([...sink.counts().values()]).toEqual([2, 2, 2]);
});

test('what was claimed by a worker that is gone goes back to the queue and is sent', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 10);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  await expandMailing(partnerCaller, { mailingId });
  await inTransaction(partnerCaller, ({ db }) =>
    db.delivery.updateMany({
      where: { mailingId, state: 'queued' },
      data: { state: 'claimed', claimedBy: 'somebody gone', leaseUntil: new Date(0) },
    }),
  );
  await advance(aSender(partnerCaller, aMailerTo(sink)), mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', accepted: 10, unknown: 0 });
  expect(sink.received.length).toBe(10);
});

test('assumed delivered, the unknown count as accepted and nothing is sent', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 5);
  const { mailingId, launchId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  sink.behave(() => ({ kind: 'drop', at: 'dot' }));
  const sender = aSender(partnerCaller, aMailerTo(sink));
  await advance(sender, mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', unknown: 5 });
  expect(await assumeDelivered(partnerCaller, { mailingId })).toEqual({ count: 5 });
  await advance(sender, mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', unknown: 0, accepted: 5 });
  expect(await totalsOf(partnerCaller, launchId)).toMatchObject({ unknown: 0, accepted: 5 });
  expect(sink.recipients.length).toBe(5);
  expect(await retryUnknown(partnerCaller, { mailingId })).toEqual({ count: 0 });
});

test('B17: a worker frozen past its lease sends nothing that it had marked before, when it goes on', async () => {
  const addresses = await freshDatabase();
  const world = await aPartnerWorld({ addresses });
  const { partnerCaller } = world;
  const people = await someContacts(partnerCaller, 120);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  sink.behave(() => ({ kind: 'accept', delayMs: 30 }));
  const options = {
    addresses,
    env: { SMTP_URL: sink.url, SMTP_POOL: '2' },
    pace: { leaseMs: 3_000, markFreshMs: 1_500 },
  };
  const frozen = await aWorkerProcess(options);
  await sink.reached(20);
  frozen.freeze();
  const other = await aWorkerProcess(options);
  await until(async () => (await figuresOf(partnerCaller, mailingId)).state === 'done', 'the other one is done');
  const before = sink.counts();
  frozen.thaw();
  const { unknown } = await figuresOf(partnerCaller, mailingId);
  await until(
    async () => (await rowsByState(partnerCaller, mailingId)).sending === undefined,
    'nothing is on the wire',
  );
  await frozen.stop();
  await other.stop();
  const after = sink.counts();
  expect(unknown).toBeLessThanOrEqual(25);
  for (const { email } of people) expect(after.get(email) ?? 0).toBeLessThanOrEqual(1);
  // Two connections were in the middle of a message; nothing else may leave after the thaw.
  expect(sink.received.length - [...before.values()].reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(2);
}, 120_000);
