import { expect, test } from 'vitest';
import { cancelMailing } from '#campaigns/delivery/cancel-mailing.ts';
import { getMailingProgress } from '#campaigns/delivery/mailing-queries.ts';
import { pauseMailing } from '#campaigns/delivery/pause-mailing.ts';
import { resumeMailing } from '#campaigns/delivery/resume-mailing.ts';
import { withdrawMailing } from '#campaigns/delivery/withdraw-mailing.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { advance, aMailerTo, aSender, aSink, figuresOf, rowsByState, seededRandom, until } from './sending.ts';

const SOAK = process.env.SOAK === '1';
const [PEOPLE, EVENTS] = SOAK ? [10_000, 20] : [500, 6];

test(
  'F3: paused, resumed and stopped at random, everybody still gets it once',
  async () => {
    const random = seededRandom('pause');
    const world = await aPartnerWorld();
    const { partnerCaller } = world;
    const people = await someContacts(partnerCaller, PEOPLE);
    const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
    const sink = await aSink();
    sink.behave(() => ({ kind: 'accept', delayMs: 4 * random() }));
    const mailer = aMailerTo(sink);
    for (let event = 1; event <= EVENTS; event += 1) {
      const sender = aSender(partnerCaller, mailer, { claimSize: 40 });
      const sending = advance(sender, mailingId);
      await sink.reached(Math.floor((PEOPLE * event) / (EVENTS + 1)));
      if (random() < 0.5) {
        await inTransaction(partnerCaller, (ctx) => pauseMailing(ctx, { mailingId }));
        const atPause = sink.received.length;
        await sending;
        expect(sink.received.length - atPause).toBeLessThanOrEqual(25);
        expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'paused', pauseReason: 'person' });
        expect(Object.keys(await rowsByState(partnerCaller, mailingId)).sort()).toEqual(['accepted', 'queued']);
        await inTransaction(partnerCaller, (ctx) => resumeMailing(ctx, { mailingId }));
      } else {
        sender.stop();
        await sending;
        // Nothing is held by a process that stopped.
        expect(Object.keys(await rowsByState(partnerCaller, mailingId)).sort()).toEqual(['accepted', 'queued']);
      }
    }
    await advance(aSender(partnerCaller, mailer), mailingId);
    expect(sink.counts()).toEqual(new Map(people.map(({ email }) => [email, 1])));
    expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', accepted: PEOPLE });
  },
  SOAK ? 900_000 : 120_000,
);

test('F3: what a worker holds when the pause comes is given back, also the last it had claimed', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 60);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  const mailer = aMailerTo(sink);
  for (const reached of [10, 20, 30, 40]) {
    // One at a time, so that every turn takes all that is claimed.
    const sending = advance(aSender(partnerCaller, mailer, { claimSize: 1 }), mailingId);
    await sink.reached(reached);
    await inTransaction(partnerCaller, (ctx) => pauseMailing(ctx, { mailingId }));
    await sending;
    expect(Object.keys(await rowsByState(partnerCaller, mailingId)).sort()).toEqual(['accepted', 'queued']);
    await inTransaction(partnerCaller, (ctx) => resumeMailing(ctx, { mailingId }));
  }
  await advance(aSender(partnerCaller, mailer), mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', accepted: 60 });
});

test('F3: cancelled half-way, the rest stands as cancelled and gets nothing', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 300);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  sink.behave(() => ({ kind: 'accept', delayMs: 5 }));
  const sender = aSender(partnerCaller, aMailerTo(sink));
  const sending = advance(sender, mailingId);
  await sink.reached(50);
  await inTransaction(partnerCaller, (ctx) => cancelMailing(ctx, { mailingId }));
  await sending;
  await advance(sender, mailingId);
  const figures = await figuresOf(partnerCaller, mailingId);
  expect(figures).toMatchObject({ state: 'cancelled', audience: 300, accepted: sink.received.length, unknown: 0 });
  expect(figures.accepted + figures.cancelled).toBe(300);
  expect(figures.accepted).toBeLessThanOrEqual(80);
  expect(await rowsByState(partnerCaller, mailingId)).toEqual({
    accepted: figures.accepted,
    cancelled: figures.cancelled,
  });
  const before = sink.received.length;
  await advance(sender, mailingId);
  expect(sink.received.length).toBe(before);
});

test('a paused mailing can be cancelled, and one that was paused while its rows were written goes on writing them', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 30);
  const sink = await aSink();
  const sender = aSender(partnerCaller, aMailerTo(sink));
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  await inTransaction(partnerCaller, ({ db }) =>
    db.mailing.updateMany({ where: { id: mailingId }, data: { state: 'expanding', startedAt: new Date() } }),
  );
  await inTransaction(partnerCaller, (ctx) => pauseMailing(ctx, { mailingId }));
  await advance(sender, mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'paused', audience: 0 });
  await inTransaction(partnerCaller, (ctx) => resumeMailing(ctx, { mailingId }));
  await advance(sender, mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', accepted: 30 });

  const second = await aMailing(world, { partnerSlug: world.partner.slug });
  sink.behave(() => ({ kind: 'accept', delayMs: 10 }));
  const sending = advance(sender, second.mailingId);
  await sink.reached(35);
  await inTransaction(partnerCaller, (ctx) => pauseMailing(ctx, second));
  await sending;
  await inTransaction(partnerCaller, (ctx) => cancelMailing(ctx, second));
  await advance(sender, second.mailingId);
  const figures = await figuresOf(partnerCaller, second.mailingId);
  expect(figures.state).toBe('cancelled');
  expect(figures.accepted + figures.cancelled).toBe(30);
});

test('withdrawn before it starts nothing is sent; withdrawn after it is refused', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 3);
  const sink = await aSink();
  const sender = aSender(partnerCaller, aMailerTo(sink));
  const startsAt = new Date(Date.now() + 30_000);
  const first = await aMailing(world, { partnerSlug: world.partner.slug, startsAt });
  await advance(sender, first.mailingId);
  expect((await figuresOf(partnerCaller, first.mailingId)).state).toBe('scheduled');
  await inTransaction(partnerCaller, (ctx) => withdrawMailing(ctx, first));
  await advance(sender, first.mailingId);
  expect(sink.received).toEqual([]);

  const second = await aMailing(world, { partnerSlug: world.partner.slug });
  await advance(sender, second.mailingId);
  await expect(inTransaction(partnerCaller, (ctx) => withdrawMailing(ctx, second))).rejects.toMatchObject({
    code: 'conflict',
    details: { state: 'done' },
  });
  await expect(inTransaction(partnerCaller, (ctx) => cancelMailing(ctx, second))).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(sink.received.length).toBe(3);
});

test('a provider that wants a pause gets one: nobody counts as tried, and the page says until when', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 30);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  let angry = true;
  sink.behave(() =>
    angry
      ? { kind: 'refuse', at: 'dot', reply: '454 Throttling failure: Maximum sending rate exceeded' }
      : { kind: 'accept' },
  );
  const sender = aSender(partnerCaller, aMailerTo(sink));
  await advance(sender, mailingId);
  expect(await rowsByState(partnerCaller, mailingId)).toEqual({ queued: 30 });
  const progress = await inTransaction(partnerCaller, (ctx) => getMailingProgress(ctx, mailingId));
  expect(progress).toMatchObject({ state: 'sending', pause: { reason: 'throttled' }, underWay: 30, accepted: 0 });
  expect(progress.waitsUntil?.getTime()).toBeGreaterThan(Date.now() - 1000);
  const attempts = await inTransaction(partnerCaller, ({ db }) => db.delivery.findMany({ where: { mailingId } }));
  expect(attempts.every(({ attempt }) => attempt === 0)).toBe(true);
  angry = false;
  await until(async () => sender.desk.parked() === null, 'the pause is over');
  await advance(sender, mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', accepted: 30, pauseReason: null });
  expect([...sink.counts().values()]).toEqual(Array(30).fill(1));
});

test('a mail server that cannot be reached costs nobody a try', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  await someContacts(partnerCaller, 12);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  await sink.stop();
  const sender = aSender(partnerCaller, aMailerTo(sink));
  await advance(sender, mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'sending', pauseReason: 'unreachable' });
  expect(await rowsByState(partnerCaller, mailingId)).toEqual({ queued: 12 });
  await sink.start();
  await until(async () => sender.desk.parked() === null, 'the pause is over');
  await advance(sender, mailingId);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'done', accepted: 12 });
});
