import { expect, test } from 'vitest';
import { suppressAddress } from '#campaigns/contacts/suppress-address.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { advance, aMailerTo, aSender, aSink, figuresOf, rowsByState, seededRandom, totalsOf } from './sending.ts';

const PEOPLE = process.env.SOAK === '1' ? 10_000 : 400;

test(
  'F2: with refusals, put-offs and opt-outs on the way it ends when every row is over, and the figures are the sink’s',
  async () => {
    const random = seededRandom('finished');
    const world = await aPartnerWorld();
    const { partnerCaller } = world;
    const people = await someContacts(partnerCaller, PEOPLE);
    const { mailingId, launchId } = await aMailing(world, { partnerSlug: world.partner.slug });
    const [refused, putOff, optsOut] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (const { email } of people) {
      const dice = random();
      if (dice < 0.05) refused.add(email);
      else if (dice < 0.08) putOff.add(email);
      else if (dice < 0.1) optsOut.add(email);
    }
    const sink = await aSink();
    const leaving = people.filter(({ email }) => optsOut.has(email));
    sink.behave(({ to, tries }) => {
      if (refused.has(to)) return { kind: 'refuse', at: 'RCPT', reply: '550 5.7.1 Not wanted here' };
      if (putOff.has(to) && tries === 0) return { kind: 'refuse', at: 'RCPT', reply: '450 4.2.1 Try again later' };
      return { kind: 'accept' };
    });
    // Some withdraw while it is being sent: those who have it already keep it, the others must not get it.
    const sender = aSender(partnerCaller, aMailerTo(sink), { claimSize: 50 });
    const sending = advance(sender, mailingId);
    await sink.reached(20);
    const withMail = new Set(sink.recipients);
    await inTransaction(partnerCaller, async (ctx) => {
      for (const { addressHmac } of leaving)
        await suppressAddress(ctx, { addressHmac, reason: 'unsubscribed', source: 'test' });
    });
    await sending;
    // What was put off is due again in a minute; time passes.
    expect((await figuresOf(partnerCaller, mailingId)).state).toBe('sending');
    expect((await rowsByState(partnerCaller, mailingId)).queued).toBe(putOff.size);
    await inTransaction(partnerCaller, ({ db }) =>
      db.delivery.updateMany({ where: { mailingId, state: 'queued' }, data: { notBefore: new Date(0) } }),
    );
    await advance(sender, mailingId);

    const figures = await figuresOf(partnerCaller, mailingId);
    expect(figures).toMatchObject({ state: 'done', audience: PEOPLE, accepted: sink.received.length, unknown: 0 });
    expect(figures.failed).toBe(refused.size);
    expect(figures.accepted + figures.failed + figures.skipped).toBe(PEOPLE);
    expect(figures.skipped).toBeGreaterThanOrEqual([...optsOut].filter((email) => !withMail.has(email)).length - 25);
    expect(await rowsByState(partnerCaller, mailingId)).toEqual({
      accepted: figures.accepted,
      failed: figures.failed,
      ...(figures.skipped ? { skipped: figures.skipped } : {}),
    });
    const { audience, accepted, failed, skipped, unknown, cancelled } = figures;
    expect(await totalsOf(partnerCaller, launchId)).toEqual({
      audience,
      accepted,
      failed,
      skipped,
      unknown,
      cancelled,
    });
    expect([...sink.counts().values()].every((count) => count === 1)).toBe(true);
  },
  process.env.SOAK === '1' ? 900_000 : 60_000,
);

test('F2: a mailing to nobody ends at once', async () => {
  const world = await aPartnerWorld();
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  await advance(aSender(world.partnerCaller, aMailerTo(sink)), mailingId);
  expect(await figuresOf(world.partnerCaller, mailingId)).toMatchObject({ state: 'done', audience: 0, accepted: 0 });
});

test('F2: it ends too when people leave the audience or are erased while it is sent', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  const people = await someContacts(partnerCaller, 60, () => ({ tags: ['spring'] }));
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug, filter: { tagsAny: ['spring'] } });
  const sink = await aSink();
  sink.behave(() => ({ kind: 'accept', delayMs: 5 }));
  const sending = advance(aSender(partnerCaller, aMailerTo(sink)), mailingId);
  await sink.reached(5);
  const gone = people.slice(50).map(({ id }) => id);
  await inTransaction(partnerCaller, async ({ db }) => {
    await db.contact.updateMany({ where: { id: { notIn: gone } }, data: { tags: [] } });
    await db.contact.deleteMany({ where: { id: { in: gone } } });
  });
  await sending;
  const figures = await figuresOf(partnerCaller, mailingId);
  expect(figures).toMatchObject({ state: 'done', audience: 60, failed: 0 });
  expect(figures.accepted + figures.skipped).toBe(60);
  // Erased people get nothing; who merely lost the tag was in the audience when it was frozen.
  expect(figures.accepted).toBeGreaterThanOrEqual(50);
  expect(sink.received.length).toBe(figures.accepted);
});

test('it pauses by itself when too much is refused, and says why', async () => {
  const world = await aPartnerWorld();
  await someContacts(world.partnerCaller, 200);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  sink.behave(() => ({ kind: 'refuse', at: 'RCPT', reply: '550 5.7.1 Not from you' }));
  await advance(aSender(world.partnerCaller, aMailerTo(sink)), mailingId);
  const figures = await figuresOf(world.partnerCaller, mailingId);
  expect(figures).toMatchObject({ state: 'paused', pauseReason: 'too_many_refused: 550 5.7.1 Not from you' });
  expect(figures.failed).toBeLessThan(60);
  const rows = await rowsByState(world.partnerCaller, mailingId);
  expect(rows).toEqual({ failed: figures.failed, queued: 200 - figures.failed });
});

test('it pauses when the provider refuses the sender, and nobody counts as tried', async () => {
  const world = await aPartnerWorld();
  await someContacts(world.partnerCaller, 40);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const sink = await aSink();
  sink.behave(() => ({ kind: 'refuse', at: 'dot', reply: '554 Message rejected: Email address is not verified' }));
  await advance(aSender(world.partnerCaller, aMailerTo(sink)), mailingId);
  expect(await figuresOf(world.partnerCaller, mailingId)).toMatchObject({
    state: 'paused',
    pauseReason: expect.stringMatching(/^sender_refused: 554 Message rejected/),
    failed: 0,
  });
  expect(await rowsByState(world.partnerCaller, mailingId)).toEqual({ queued: 40 });
});
