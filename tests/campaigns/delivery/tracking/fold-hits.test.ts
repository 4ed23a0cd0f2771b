import { beforeAll, describe, expect, test } from 'vitest';
import { foldHits, type Hit } from '#campaigns/delivery/tracking/fold-hits.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aSentMailing, type SentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let made: PartnerWorld;
beforeAll(async () => {
  made = await aPartnerWorld({ now: '2026-03-01T12:00:00Z', install: { captured: false } });
});

const at = (ms: number) => new Date(made.world.clock.now().getTime() + ms);
let sequence = 0;
const aHit = (sent: SentMailing, over: Partial<Hit> = {}): Hit => {
  sequence += 1;
  const deliveryId = sent.people[0]?.deliveryId ?? null;
  return {
    ...{ eventId: `test.${sequence}`, kind: 'click', at: at(0), arrival: 'browser', link: 1 },
    ...{ mailingId: sent.mailingId, deliveryId, ...over },
  } as Hit;
};
const fold = (hits: Hit[], bursts: { eventId: string; mailingId: Hit['mailingId'] }[] = []) =>
  foldHits(made.partnerCaller, { hits, bursts });
const totals = (sent: SentMailing) =>
  inTransaction(made.partnerCaller, ({ db }) =>
    db.launchTotals.findFirstOrThrow({
      where: { launchId: sent.launchId },
      select: { clicks: true, machineClicks: true, clickers: true },
    }),
  );
const recorded = (sent: SentMailing) =>
  inTransaction(made.partnerCaller, ({ db }) =>
    db.engagement.findMany({
      where: { mailingId: sent.mailingId },
      orderBy: { eventId: 'asc' },
      select: { eventId: true, class: true, classReason: true, deliveryId: true, contactId: true },
    }),
  );

describe('folding hits', () => {
  test('a hit that is folded twice counts once', async () => {
    const sent = await aSentMailing(made);
    const hits = [aHit(sent), aHit(sent, { at: at(60_000) })];
    expect(await fold(hits)).toEqual({ recorded: 2 });
    expect(await fold(hits)).toEqual({ recorded: 0 });
    expect(await totals(sent)).toEqual({ clicks: 2, machineClicks: 0, clickers: 1 });
  });

  test('a click carries what attribution will fold', async () => {
    const sent = await aSentMailing(made);
    await fold([aHit(sent)]);
    const row = await inTransaction(made.partnerCaller, ({ db }) =>
      db.engagement.findFirstOrThrow({ where: { mailingId: sent.mailingId } }),
    );
    expect(row).toMatchObject({
      vendorId: made.vendor.id,
      launchId: sent.launchId,
      tacticId: sent.tacticId,
      channel: 'email',
      role: 'contact',
      kind: 'click',
      linkNumber: 1,
      contactId: sent.people[0]?.id,
      class: 'human',
    });
  });

  test('a click within 10 s of delivery is a machine, unless mail stays in the local mailbox', async () => {
    const sent = await aSentMailing(made, { acceptedAt: at(-9_000) });
    await fold([aHit(sent)]);
    expect(await totals(sent)).toEqual({ clicks: 0, machineClicks: 1, clickers: 0 });
    const local = await aPartnerWorld({ now: '2026-03-01T12:00:00Z', install: { captured: true } });
    const kept = await aSentMailing(local, { acceptedAt: at(-9_000) });
    await foldHits(local.partnerCaller, { hits: [aHit(kept)], bursts: [] });
    const [row] = await inTransaction(local.partnerCaller, ({ db }) => db.engagement.findMany({}));
    expect(row?.class).toBe('human');
  });

  test('three links within 2 s are a machine, also when two of them were recorded before', async () => {
    const sent = await aSentMailing(made, { links: ['https://a.test/', 'https://b.test/', 'https://c.test/'] });
    const [first, second, third] = [0, 500, 1_900].map((ms, i) => aHit(sent, { link: i + 1, at: at(ms) }));
    if (!first || !second || !third) throw new Error('three hits');
    await fold([first, second]);
    expect(await totals(sent)).toEqual({ clicks: 2, machineClicks: 0, clickers: 1 });
    await fold([third]);
    expect(await totals(sent)).toEqual({ clicks: 0, machineClicks: 3, clickers: 0 });
    expect((await recorded(sent)).map((row) => row.classReason)).toEqual(['burst', 'burst', 'burst']);
  });

  test('three links within 3 s are a person', async () => {
    const sent = await aSentMailing(made, { links: ['https://a.test/', 'https://b.test/', 'https://c.test/'] });
    await fold([0, 1_500, 3_000].map((ms, i) => aHit(sent, { link: i + 1, at: at(ms) })));
    expect(await totals(sent)).toEqual({ clicks: 3, machineClicks: 0, clickers: 1 });
  });

  test('the trap link makes what came with it a machine', async () => {
    const sent = await aSentMailing(made);
    await fold([aHit(sent), aHit(sent, { link: 0, at: at(100) })]);
    expect(await totals(sent)).toEqual({ clicks: 0, machineClicks: 2, clickers: 0 });
  });

  test('a burst seen at the door revises a count that was recorded before', async () => {
    const sent = await aSentMailing(made);
    const hit = aHit(sent, { deliveryId: null });
    await fold([hit]);
    expect(await totals(sent)).toEqual({ clicks: 1, machineClicks: 0, clickers: 0 });
    await fold([], [{ eventId: hit.eventId, mailingId: sent.mailingId }]);
    await fold([], [{ eventId: hit.eventId, mailingId: sent.mailingId }]);
    expect(await totals(sent)).toEqual({ clicks: 0, machineClicks: 1, clickers: 0 });
  });

  test('R20: without consent, or after it is withdrawn or the person erased, nobody is named', async () => {
    const sent = await aSentMailing(made, { people: 3 });
    const [kept, withdrawn, erased] = sent.people;
    await inTransaction(made.partnerCaller, async ({ db }) => {
      await db.contact.updateMany({ where: { id: withdrawn?.id ?? '' }, data: { trackingConsent: false } });
      await db.contact.deleteMany({ where: { id: erased?.id ?? '' } });
    });
    await fold(sent.people.map(({ deliveryId }) => aHit(sent, { deliveryId })));
    expect((await recorded(sent)).map((row) => row.contactId)).toEqual([kept?.id, null, null]);
    expect((await recorded(sent)).map((row) => row.deliveryId)).toEqual([kept?.deliveryId, null, null]);
    expect(await totals(sent)).toEqual({ clicks: 3, machineClicks: 0, clickers: 1 });
  });

  test('opens are recorded, but count as no click', async () => {
    const sent = await aSentMailing(made);
    await fold([aHit(sent, { kind: 'open', link: null })]);
    expect((await recorded(sent)).map((row) => row.class)).toEqual(['unknown']);
    expect(await totals(sent)).toEqual({ clicks: 0, machineClicks: 0, clickers: 0 });
  });

  test('two folders at once count a person once', async () => {
    const sent = await aSentMailing(made);
    await Promise.all(Array.from({ length: 8 }, (_, i) => fold([aHit(sent, { at: at(i * 10_000) })])));
    expect(await totals(sent)).toEqual({ clicks: 8, machineClicks: 0, clickers: 1 });
  });

  test('a mailing of another partner is not touched', async () => {
    const other = await aPartnerWorld({ now: '2026-03-01T12:00:00Z' });
    const theirs = await aSentMailing(other);
    expect(await fold([aHit(theirs)])).toEqual({ recorded: 0 });
    expect(await inTransaction(other.partnerCaller, ({ db }) => db.engagement.count())).toBe(0);
  });

  test('whoever reacts is told once per mailing and batch', async () => {
    const sent = await aSentMailing(made);
    await fold([aHit(sent), aHit(sent)]);
    const events = await made.world.database.system.outboxEvent.findMany({
      where: {
        type: 'engagement.recorded',
        partnerId: made.partner.id,
        payload: { path: ['mailingId'], equals: sent.mailingId },
      },
    });
    expect(events).toHaveLength(1);
  });
});
