import { expect, test } from 'vitest';
import { suppressAddress } from '#campaigns/contacts/suppress-address.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { someContacts, type TestContact } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { advance, aMailerTo, aSender, aSink, figuresOf, seededRandom } from './sending.ts';

const PEOPLE = process.env.SOAK === '1' ? 5_000 : 300;

type Way = (caller: PartnerCaller, person: TestContact, vendorId: string) => Promise<unknown>;

const WAYS: Way[] = [
  (caller, { addressHmac }) =>
    inTransaction(caller, (ctx) => suppressAddress(ctx, { addressHmac, reason: 'unsubscribed', source: 'test' })),
  (caller, { addressHmac }) =>
    inTransaction(caller, (ctx) => suppressAddress(ctx, { addressHmac, reason: 'complained', source: 'test' })),
  (caller, { addressHmac }, vendorId) =>
    inTransaction(caller, ({ db }) => db.$executeRaw`SELECT tl_opt_out_of_vendor(${vendorId}, ${addressHmac})`),
  (caller, { id }) => inTransaction(caller, ({ db }) => db.contact.deleteMany({ where: { id } })),
];

test(
  'F9, R14: who says stop at any moment gets nothing that is not on the wire already',
  async () => {
    const random = seededRandom('last look');
    const world = await aPartnerWorld();
    const { partnerCaller } = world;
    const people = await someContacts(partnerCaller, PEOPLE);
    const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
    const sink = await aSink();
    sink.behave(() => ({ kind: 'accept', delayMs: 3 }));
    const arrivedAt = () => new Map(sink.received.map(({ to, at }) => [to, at]));
    const sending = advance(aSender(partnerCaller, aMailerTo(sink), { claimSize: 100 }), mailingId);
    const stoppedAt = new Map<string, number>();
    for (let i = 1; i <= 8; i += 1) {
      await sink.reached(Math.floor((PEOPLE * i) / 10));
      for (const way of WAYS) {
        const person = people[Math.floor(random() * people.length)];
        if (!person || stoppedAt.has(person.email)) continue;
        await way(partnerCaller, person, world.vendor.id);
        stoppedAt.set(person.email, Date.now());
      }
    }
    await sending;
    const arrived = arrivedAt();
    let heldBack = 0;
    for (const [email, at] of stoppedAt) {
      const arrival = arrived.get(email);
      if (arrival === undefined) heldBack += 1;
      // "t + one batch": what was marked before is on its way, for five seconds at the very most.
      else expect(arrival - at).toBeLessThan(5_000);
    }
    expect(heldBack).toBeGreaterThan(0);
    const figures = await figuresOf(partnerCaller, mailingId);
    expect(figures).toMatchObject({ state: 'done', skipped: heldBack, accepted: PEOPLE - heldBack });
    expect(sink.received.length).toBe(PEOPLE - heldBack);
  },
  process.env.SOAK === '1' ? 900_000 : 120_000,
);

test('the frequency cap holds across two mailings that are sent at the same time', async () => {
  const world = await aPartnerWorld();
  const partner = await aPartner(world.world, { capMailings: 1, capDays: 7 });
  await aPartnership(world.world, { vendor: world.vendor, partner });
  const partnerCaller = aPartnerCaller(world.world, partner);
  await someContacts(partnerCaller, 40);
  const own = { vendorCaller: world.vendorCaller, partnerCaller };
  const first = await aMailing(own, { partnerSlug: partner.slug });
  const second = await aMailing(own, { partnerSlug: partner.slug });
  const sink = await aSink();
  const mailer = aMailerTo(sink);
  await advance(aSender(partnerCaller, mailer), first.mailingId);
  await advance(aSender(partnerCaller, mailer), second.mailingId);
  expect([...sink.counts().values()]).toEqual(Array(40).fill(1));
  expect(await figuresOf(partnerCaller, second.mailingId)).toMatchObject({ state: 'done', skipped: 40, accepted: 0 });
});

test('an address that does not exist is suppressed, and the next mailing leaves it out', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  const people = await someContacts(partnerCaller, 20);
  const sink = await aSink();
  const gone = people[3]?.email;
  sink.behave(({ to }) =>
    to === gone ? { kind: 'refuse', at: 'RCPT', reply: '550 5.1.1 No such user' } : { kind: 'accept' },
  );
  const sender = aSender(partnerCaller, aMailerTo(sink));
  const first = await aMailing(world, { partnerSlug: world.partner.slug });
  await advance(sender, first.mailingId);
  expect(await figuresOf(partnerCaller, first.mailingId)).toMatchObject({ accepted: 19, failed: 1 });
  const second = await aMailing(world, { partnerSlug: world.partner.slug });
  await advance(sender, second.mailingId);
  expect(await figuresOf(partnerCaller, second.mailingId)).toMatchObject({ accepted: 19, skipped: 1, failed: 0 });
  expect(sink.recipients.filter((to) => to === gone).length).toBe(1);
});
