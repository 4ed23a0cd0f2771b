import { expect, test } from 'vitest';
import { countAudience } from '#campaigns/contacts/queries.ts';
import { type FrequencyCap, notReachableReason } from '#campaigns/contacts/reachable.sql.ts';
import { type Caller, inTransaction, type Scope } from '#campaigns/kernel/context.ts';
import { newId, type VendorId } from '#campaigns/kernel/ids.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartner, aPartnerCaller } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const PEOPLE = 1_300;

test('the count of an audience is what asking each of its contacts gives, whoever opted out of the vendor', async () => {
  const all = await aPartnerWorld();
  const { partnerCaller: caller, vendor } = all;
  const people = await someContacts(caller, PEOPLE, (i) => ({ tags: i % 4 === 0 ? ['few'] : ['many'] }));
  const every = (n: number, of: number) => people.filter((_, i) => i % n === of);
  const idsOf = (some: readonly { id: string }[]) => ({ id: { in: some.map(({ id }) => id) } });
  const { mailingId } = await aMailing(all, { partnerSlug: all.partner.slug });
  const now = all.world.clock.now();
  const { partnerId } = caller.scope;
  // Reasons overlap: 30 has all of them, and opting out ranks before all but the first.
  await inTransaction(caller, async ({ db }) => {
    await db.suppression.createMany({
      data: every(30, 0).map(({ addressHmac }) => ({ partnerId, addressHmac, reason: 'bounced', source: 'test' })),
    });
    await db.contact.updateMany({ where: idsOf(every(5, 0)), data: { consent: 'withdrawn' } });
    await db.contact.updateMany({ where: idsOf(every(6, 0)), data: { unsendable: 'smtputf8' } });
    const mailed = every(10, 3);
    await db.contact.updateMany({ where: idsOf(mailed), data: { lastMailedAt: now } });
    const sent = { partnerId, mailingId, state: 'accepted', settledAt: now };
    await db.delivery.createMany({
      data: mailed.map(({ id }) => ({ ...sent, id: newId('delivery'), contactId: id })),
    });
    await db.mailing.updateMany({ where: { id: mailingId }, data: { state: 'done', finishedAt: now } });
    const optedOut = [...every(15, 0), ...every(10, 3), ...every(50, 7)].map(({ addressHmac }) => addressHmac);
    await db.$executeRaw`SELECT tl_opt_out_of_vendor(${vendor.id}, a) FROM unnest(${optedOut}::text[]) a`;
  });
  const oneByOne = (vendorId: string, tag: string, cap: FrequencyCap | null) =>
    inTransaction(caller, ({ db }) => {
      const reason = notReachableReason(vendorId, now, { cap });
      return db.$queryRaw<{ reason: string | null; count: number }[]>`
        SELECT ${reason} AS "reason", count(*)::integer AS "count" FROM "Contact" c WHERE c."tags" && ${[tag]} GROUP BY 1`;
    });
  for (const cap of [null, { mailings: 1, days: 7 }])
    for (const vendorId of [vendor.id, newId('vendor'), ''] as (VendorId | '')[])
      for (const tag of ['many', 'few', 'nobody has']) {
        await inTransaction(caller, ({ db }) =>
          db.partner.updateMany({ data: { capMailings: cap?.mailings ?? null, capDays: 7 } }),
        );
        const count = await inTransaction(caller, (ctx) =>
          countAudience(ctx, { filter: { tagsAny: [tag] }, vendorId }),
        );
        const expected = new Map((await oneByOne(vendorId, tag, cap)).map(({ reason, count: n }) => [reason, n]));
        const counted = new Map([
          ...Object.entries(count.heldBack),
          ...(count.reachable ? [[null, count.reachable]] : []),
        ] as [string | null, number][]);
        expect(counted).toEqual(expected);
        expect(count.total).toBe([...expected.values()].reduce((sum, n) => sum + n, 0));
      }
});

test('R21: which contacts have opted out of a vendor is told to the partner whose they are, and to nobody else', async () => {
  const { world, vendor, vendorCaller, partner, partnerCaller } = await aPartnerWorld();
  const another = aPartnerCaller(world, await aPartner(world));
  const [{ addressHmac }] = (await someContacts(partnerCaller, 2)) as [{ addressHmac: string }, unknown];
  await partnerCaller.inScope(({ db }) => db.$executeRaw`SELECT tl_opt_out_of_vendor(${vendor.id}, ${addressHmac})`);
  const told = (caller: Caller) =>
    caller.inScope(({ db }) => db.$queryRaw`SELECT tl_contacts_opted_out(${vendor.id}) AS "hmac"`);
  expect(await told(partnerCaller)).toEqual([{ hmac: addressHmac }]);
  expect(await told(another)).toEqual([]);
  expect(await told(vendorCaller)).toEqual([]);
  const { actor } = vendorCaller;
  const scope: Scope = { side: 'behalf', vendorId: vendor.id, partnerId: partner.id };
  expect(await told(makeCaller(world, { scope, actor, requestId: newId('request') }))).toEqual([]);
});
