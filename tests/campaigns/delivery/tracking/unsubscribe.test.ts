import { beforeAll, describe, expect, test } from 'vitest';
import { notReachableReason } from '#campaigns/contacts/reachable.sql.ts';
import { getUnsubscribePage, maskAddress } from '#campaigns/delivery/tracking/queries.ts';
import { recordBounce } from '#campaigns/delivery/tracking/record-bounce.ts';
import { undoUnsubscribe } from '#campaigns/delivery/tracking/undo-unsubscribe.ts';
import { unsubscribe } from '#campaigns/delivery/tracking/unsubscribe.ts';
import { withdrawTracking } from '#campaigns/delivery/tracking/withdraw-tracking.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { aContact } from '#tests/factories/contacts.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aSentMailing, type SentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let made: PartnerWorld;
let caller: PartnerCaller;
beforeAll(async () => {
  made = await aPartnerWorld();
  caller = made.partnerCaller;
});

async function aRecipient(given: Parameters<typeof aSentMailing>[1] = {}) {
  const sent = await aSentMailing(made, given);
  const [person] = sent.people;
  if (!person) throw new Error('a person');
  const facts = { partnerId: made.partner.id, deliveryId: person.deliveryId, contactId: person.id };
  return { sent, person, facts };
}
type Recipient = Awaited<ReturnType<typeof aRecipient>>;

const pageOf = ({ facts }: Pick<Recipient, 'facts'>) => inTransaction(caller, (ctx) => getUnsubscribePage(ctx, facts));
/** Why the next mail about this vendor would not reach the contact. */
const heldBack = (who: PartnerCaller, vendorId: string, contactId: string) =>
  inTransaction(who, async ({ db, clock }) => {
    const [row] = await db.$queryRaw<{ reason: string | null }[]>`
      SELECT ${notReachableReason(vendorId, clock.now())} AS "reason" FROM "Contact" c WHERE c."id" = ${contactId}`;
    return row?.reason;
  });
const totals = ({ launchId }: SentMailing) =>
  inTransaction(caller, ({ db }) => db.launchTotals.findFirstOrThrow({ where: { launchId } }));
const ledger = (contactId: string) =>
  inTransaction(caller, ({ db }) =>
    db.consent.findMany({
      where: { contactId },
      orderBy: { id: 'asc' },
      select: { kind: true, granted: true, source: true },
    }),
  );

describe('one click', () => {
  test('stops everything from the partner, for all its vendors, and is in the ledger', async () => {
    const { person, facts } = await aRecipient();
    expect(await unsubscribe(caller, { facts, choice: 'everything' })).toEqual({ kind: 'stopped' });
    for (const vendorId of [made.vendor.id, newId('vendor')])
      expect(await heldBack(caller, vendorId, person.id)).toBe('suppressed');
    expect(await ledger(person.id)).toEqual([{ kind: 'marketing', granted: false, source: 'unsubscribe link' }]);
  });

  test('R17: twice is as good as once', async () => {
    const { sent, person, facts } = await aRecipient();
    for (let i = 0; i < 3; i += 1)
      expect(await unsubscribe(caller, { facts, choice: 'everything' })).toEqual({ kind: 'stopped' });
    expect((await totals(sent)).unsubscribes).toBe(1);
    expect(await ledger(person.id)).toHaveLength(1);
  });

  test('counts in the results of the launch its mail came from', async () => {
    const { sent, person, facts } = await aRecipient();
    await unsubscribe(caller, { facts, choice: 'everything' });
    const [engagement] = await inTransaction(caller, ({ db }) =>
      db.engagement.findMany({ where: { mailingId: sent.mailingId } }),
    );
    expect(engagement).toMatchObject({
      kind: 'unsubscribe',
      contactId: person.id,
      launchId: sent.launchId,
      class: 'human',
    });
  });

  test('B 10: for a contact that was erased there is nothing to do, and no error', async () => {
    const { person, facts } = await aRecipient();
    await inTransaction(caller, ({ db }) => db.contact.deleteMany({ where: { id: person.id } }));
    expect(await unsubscribe(caller, { facts, choice: 'everything' })).toEqual({ kind: 'gone' });
    expect((await pageOf({ facts })).state).toBe('gone');
  });

  test('works for a person whose delivery is no longer on record', async () => {
    const contact = await aContact(caller);
    const facts = { partnerId: made.partner.id, deliveryId: newId('delivery'), contactId: contact.id };
    expect(await pageOf({ facts })).toMatchObject({ state: 'subscribed', vendorName: null });
    await unsubscribe(caller, { facts, choice: 'vendor' });
    expect(await heldBack(caller, made.vendor.id, contact.id)).toBe('suppressed');
    expect((await pageOf({ facts })).state).toBe('stopped');
  });

  test("a link of one partner does nothing in another's rows", async () => {
    const { facts } = await aRecipient();
    const stranger = await aPartnerWorld();
    expect(await unsubscribe(stranger.partnerCaller, { facts, choice: 'everything' })).toEqual({ kind: 'gone' });
    expect(await inTransaction(stranger.partnerCaller, ({ db }) => db.suppression.count())).toBe(0);
  });

  test("B 10: a delivery of somebody else beside one's own contact stops one's own mail only", async () => {
    const [one, other] = [await aRecipient(), await aRecipient()];
    const facts = { ...one.facts, deliveryId: other.facts.deliveryId };
    await unsubscribe(caller, { facts, choice: 'everything' });
    expect(await heldBack(caller, made.vendor.id, one.person.id)).toBe('suppressed');
    expect(await heldBack(caller, made.vendor.id, other.person.id)).toBeNull();
    expect((await totals(other.sent)).unsubscribes).toBe(0);
  });
});

describe('less, and more', () => {
  test('less: only mail about the vendor stops, the rest goes on', async () => {
    const { person, facts } = await aRecipient();
    await unsubscribe(caller, { facts, choice: 'vendor' });
    expect(await heldBack(caller, made.vendor.id, person.id)).toBe('suppressed');
    expect(await heldBack(caller, newId('vendor'), person.id)).toBeNull();
    expect((await pageOf({ facts })).state).toBe('vendor_stopped');
  });

  test('less, after everything was stopped, brings the rest back as asked just now', async () => {
    const { person, facts } = await aRecipient();
    await unsubscribe(caller, { facts, choice: 'everything' });
    await unsubscribe(caller, { facts, choice: 'vendor' });
    expect(await heldBack(caller, made.vendor.id, person.id)).toBe('suppressed');
    expect(await heldBack(caller, newId('vendor'), person.id)).toBeNull();
    expect(await ledger(person.id)).toEqual([
      { kind: 'marketing', granted: false, source: 'unsubscribe link' },
      { kind: 'marketing', granted: true, source: 'kept on the unsubscribe page' },
    ]);
  });

  test('more: nobody of the installation mails about the vendor any more', async () => {
    const { person, facts } = await aRecipient();
    const neighbour = await aPartner(made.world);
    await aPartnership(made.world, { vendor: made.vendor, partner: neighbour });
    const theirs = aPartnerCaller(made.world, neighbour);
    const same = await aContact(theirs, { email: person.email });
    await unsubscribe(caller, { facts, choice: 'vendor_everywhere' });
    expect(await heldBack(theirs, made.vendor.id, same.id)).toBe('vendor_opt_out');
    expect(await heldBack(theirs, newId('vendor'), same.id)).toBeNull();
    expect(await heldBack(caller, made.vendor.id, person.id)).toBe('vendor_opt_out');
    expect((await pageOf({ facts })).optedOutOfVendor).toBe(true);
  });
});

describe('undo', () => {
  test('brings back what the person stopped, and is on record', async () => {
    const { person, facts } = await aRecipient();
    await unsubscribe(caller, { facts, choice: 'everything' });
    expect(await pageOf({ facts })).toMatchObject({ state: 'stopped', canUndo: true });
    expect(await undoUnsubscribe(caller, { facts })).toEqual({ kind: 'resumed' });
    expect(await heldBack(caller, made.vendor.id, person.id)).toBeNull();
    const trail = await inTransaction(caller, ({ db }) =>
      db.auditEntry.findMany({ where: { objectId: person.id }, orderBy: { id: 'asc' }, select: { action: true } }),
    );
    expect(trail.map((entry) => entry.action)).toEqual(['contact.unsubscribed', 'contact.resubscribed']);
    expect(await undoUnsubscribe(caller, { facts })).toEqual({ kind: 'unchanged' });
  });

  test('never brings back a bounced address', async () => {
    const { person, facts } = await aRecipient();
    await inTransaction(caller, (ctx) =>
      recordBounce(ctx, { deliveryId: person.deliveryId, hard: true, reason: '550 5.1.1 no such user' }),
    );
    await unsubscribe(caller, { facts, choice: 'everything' });
    expect(await pageOf({ facts })).toMatchObject({ state: 'stopped', canUndo: false });
    expect(await undoUnsubscribe(caller, { facts })).toEqual({ kind: 'unchanged' });
    expect(await heldBack(caller, made.vendor.id, person.id)).toBe('suppressed');
  });

  test('less never brings back a bounced address either', async () => {
    const { person, facts } = await aRecipient();
    await inTransaction(caller, (ctx) =>
      recordBounce(ctx, { deliveryId: person.deliveryId, hard: true, reason: '550 5.1.1 no such user' }),
    );
    await unsubscribe(caller, { facts, choice: 'vendor' });
    expect(await heldBack(caller, newId('vendor'), person.id)).toBe('suppressed');
  });
});

describe('the page', () => {
  test('names partner, vendor and the address as far as needed, in the language of the mail', async () => {
    const { facts } = await aRecipient({ locale: 'fr' });
    const page = await pageOf({ facts });
    expect(page).toMatchObject({
      partnerName: made.partner.name,
      vendorName: made.vendor.name,
      locale: 'fr',
      state: 'subscribed',
    });
    expect(page.address).toMatch(/^c…@example\.test$/);
  });

  test('a forwarded mail does not give the address away', () => {
    expect(maskAddress('robin.hood@example.test')).toBe('r…@example.test');
    expect(maskAddress('🦊fox@example.test')).toBe('🦊…@example.test');
  });

  test('R20: consent to being recorded can be withdrawn on its own', async () => {
    const { person, facts } = await aRecipient();
    await withdrawTracking(caller, { facts });
    await withdrawTracking(caller, { facts });
    expect(await pageOf({ facts })).toMatchObject({ state: 'subscribed', trackingConsent: false });
    expect(await ledger(person.id)).toEqual([{ kind: 'tracking', granted: false, source: 'unsubscribe page' }]);
    expect(await heldBack(caller, made.vendor.id, person.id)).toBeNull();
  });
});

describe('bounces', () => {
  const bounce = (deliveryId: Recipient['person']['deliveryId'], hard: boolean) =>
    inTransaction(caller, (ctx) => recordBounce(ctx, { deliveryId, hard, reason: '550 5.1.1 no such user' }));
  const stateOf = (deliveryId: string) =>
    inTransaction(caller, ({ db }) =>
      db.delivery.findFirstOrThrow({ where: { id: deliveryId }, select: { state: true, reason: true } }),
    );

  test('a mail that comes back for good suppresses its address, once', async () => {
    const { sent, person } = await aRecipient();
    expect(await bounce(person.deliveryId, true)).toEqual({ recorded: true });
    expect(await bounce(person.deliveryId, true)).toEqual({ recorded: false });
    expect(await stateOf(person.deliveryId)).toEqual({ state: 'bounced', reason: '550 5.1.1 no such user' });
    expect((await totals(sent)).bounced).toBe(1);
    expect(await heldBack(caller, made.vendor.id, person.id)).toBe('suppressed');
  });

  test('a full mailbox suppresses nobody', async () => {
    const { person } = await aRecipient();
    await bounce(person.deliveryId, false);
    expect(await heldBack(caller, made.vendor.id, person.id)).toBeNull();
  });

  test('a refusal at the door stays failed', async () => {
    const { sent, person } = await aRecipient();
    await inTransaction(caller, ({ db }) =>
      db.delivery.updateMany({ where: { id: person.deliveryId }, data: { state: 'failed', reason: 'refused' } }),
    );
    await bounce(person.deliveryId, true);
    expect(await stateOf(person.deliveryId)).toEqual({ state: 'failed', reason: 'refused' });
    expect((await totals(sent)).bounced).toBe(0);
    expect(await heldBack(caller, made.vendor.id, person.id)).toBe('suppressed');
  });

  test("another partner's delivery is not found", async () => {
    const { person } = await aRecipient();
    const stranger = await aPartnerWorld();
    const found = await inTransaction(stranger.partnerCaller, (ctx) =>
      recordBounce(ctx, { deliveryId: person.deliveryId, hard: true, reason: 'x' }),
    );
    expect(found).toEqual({ recorded: false });
  });
});
