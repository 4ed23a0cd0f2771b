import { beforeEach, expect, test } from 'vitest';
import { eraseContact } from '#campaigns/contacts/erase-contact.ts';
import { liftSuppression } from '#campaigns/contacts/lift-suppression.ts';
import { countAudience } from '#campaigns/contacts/queries.ts';
import type { SuppressionSort, SuppressionsFilter } from '#campaigns/contacts/schema.ts';
import { suppressAddress } from '#campaigns/contacts/suppress-address.ts';
import { suppressContact } from '#campaigns/contacts/suppress-contact.ts';
import { listSuppressions } from '#campaigns/contacts/suppression-queries.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { aContact, someContacts } from '#tests/factories/contacts.ts';
import { anImportCaller, aReadImport } from '#tests/factories/imports.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let all: PartnerWorld;
let caller: PartnerCaller;
beforeEach(async () => {
  all = await aPartnerWorld();
  caller = all.partnerCaller;
});

const list = (filter: SuppressionsFilter & { sort?: SuppressionSort } = {}, cursor?: string) =>
  inTransaction(caller, (ctx) => listSuppressions(ctx, filter, { limit: 2, cursor }));
const everybody = () => inTransaction(caller, (ctx) => countAudience(ctx, { filter: {}, vendorId: '' }));

test('F9: who unsubscribes is out at once, its consent is withdrawn, and the ledger says how', async () => {
  const { id, addressHmac } = await aContact(caller);
  const unsubscribe = () =>
    inTransaction(caller, (ctx) =>
      suppressAddress(ctx, { addressHmac, reason: 'unsubscribed', source: 'unsubscribe link' }),
    );
  expect(await unsubscribe()).toEqual({ added: true });
  all.world.clock.advance(1_000);
  expect(await unsubscribe()).toEqual({ added: false });
  const [contact] = await inTransaction(caller, ({ db }) => db.contact.findMany());
  expect(contact).toMatchObject({ consent: 'withdrawn', consentSource: 'unsubscribe link' });
  const ledger = await inTransaction(caller, ({ db }) => db.consent.findMany());
  expect(ledger).toMatchObject([{ contactId: id, kind: 'marketing', granted: false, source: 'unsubscribe link' }]);
  expect(await everybody()).toMatchObject({ reachable: 0, heldBack: { suppressed: 1 } });
});

test('a bounce stops mail, but says nothing about consent', async () => {
  const { addressHmac } = await aContact(caller);
  await inTransaction(caller, (ctx) =>
    suppressAddress(ctx, { addressHmac, reason: 'bounced', source: '550 no such user' }),
  );
  expect(await inTransaction(caller, ({ db }) => db.contact.findMany())).toMatchObject([{ consent: 'granted' }]);
  expect(await everybody()).toMatchObject({ reachable: 0 });
});

test('an opt-out that names a vendor leaves the other vendors’ mail and the consent alone', async () => {
  const { addressHmac } = await aContact(caller);
  const { vendor } = all;
  await inTransaction(caller, (ctx) =>
    suppressAddress(ctx, { addressHmac, vendorId: vendor.id, reason: 'unsubscribed', source: 'unsubscribe link' }),
  );
  const reachable = async (vendorId: typeof vendor.id | '') =>
    (await inTransaction(caller, (ctx) => countAudience(ctx, { filter: {}, vendorId }))).reachable;
  expect([await reachable(vendor.id), await reachable(newId('vendor')), await reachable('')]).toEqual([0, 1, 1]);
  expect(await inTransaction(caller, ({ db }) => db.contact.findMany())).toMatchObject([{ consent: 'granted' }]);
});

test('an address is suppressed by hand in any spelling, also one that is no contact, and lifted again', async () => {
  const { id } = await aContact(caller, { email: 'ana@x.test' });
  expect(await suppressContact(caller, { email: ' ANA@x.test', source: '' })).toEqual({ added: true });
  expect(await suppressContact(caller, { email: 'ana@X.test', source: '' })).toEqual({ added: false });
  await suppressContact(caller, { email: 'stranger@x.test', vendorId: all.vendor.id, source: 'phoned' });
  expect((await list()).items.map(({ contact, vendor, source }) => [contact?.id, vendor?.id, source]).sort()).toEqual(
    [
      [id, undefined, 'added by Robin Example'],
      [undefined, all.vendor.id, 'phoned'],
    ].sort(),
  );
  await liftSuppression(caller, { email: 'Ana@x.test' });
  expect((await list({ email: 'ana@x.test' })).items).toEqual([]);
  await expect(liftSuppression(caller, { email: 'ana@x.test' })).rejects.toMatchObject({ code: 'not_found' });
});

test('what a person said cannot be lifted by hand', async () => {
  const { email, addressHmac } = await aContact(caller);
  await inTransaction(caller, (ctx) =>
    suppressAddress(ctx, { addressHmac, reason: 'complained', source: 'feedback loop' }),
  );
  await expect(liftSuppression(caller, { email })).rejects.toMatchObject({ code: 'conflict' });
  expect((await list()).items).toHaveLength(1);
});

test('suppressing for a vendor one does not work with finds nothing', async () => {
  const act = suppressContact(caller, { email: 'ana@x.test', vendorId: newId('vendor'), source: '' });
  await expect(act).rejects.toMatchObject({ code: 'not_found' });
});

test('the list comes newest first, in pages that hold each once, by reason and by whole address', async () => {
  const contacts = await someContacts(caller, 5);
  for (const [index, { addressHmac }] of contacts.entries()) {
    all.world.clock.advance(1_000);
    const reason = index % 2 === 0 ? 'bounced' : 'complained';
    await inTransaction(caller, (ctx) => suppressAddress(ctx, { addressHmac, reason, source: `n${index}` }));
  }
  const whole = async (sort?: SuppressionSort) => {
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list(sort ? { sort } : {}, cursor);
      seen.push(...page.items.map(({ source }) => source));
      cursor = page.nextCursor;
    }
    return seen.join(' ');
  };
  expect(await whole()).toBe('n4 n3 n2 n1 n0');
  expect(await whole('since')).toBe('n0 n1 n2 n3 n4');
  expect(await whole('reason')).toBe('n0 n2 n4 n1 n3');
  expect(await whole('-reason')).toBe('n3 n1 n4 n2 n0');
  expect((await list({ reason: 'complained' })).items.map(({ source }) => source)).toEqual(['n3', 'n1']);
  expect((await list({ email: contacts[2]?.email ?? '' })).items.map(({ source }) => source)).toEqual(['n2']);
  expect((await list({ email: 'not an address' })).items).toEqual([]);
});

test('the list is sorted by the vendor whose mail is stopped, all mail first', async () => {
  for (const [index, { addressHmac }] of (await someContacts(caller, 3)).entries()) {
    const vendorId = index === 1 ? '' : all.vendor.id;
    await inTransaction(caller, (ctx) =>
      suppressAddress(ctx, { addressHmac, vendorId, reason: 'unsubscribed', source: `n${index}` }),
    );
  }
  const first = await list({ sort: 'scope' });
  const second = await list({ sort: 'scope' }, first.nextCursor ?? '');
  expect([...first.items, ...second.items].map(({ vendor }) => vendor?.id)).toEqual([
    undefined,
    all.vendor.id,
    all.vendor.id,
  ]);
});

test('who is erased is gone everywhere but in figures, and its address stays suppressed', async () => {
  const { id, email, addressHmac } = await aContact(caller, { email: 'ana@x.test' });
  const keep = await aContact(caller, { email: 'hans@x.test' });
  const importId = await aReadImport(anImportCaller(caller), 'email,first name\nAna@x.test,Ana\nhans@x.test,Hans\n');
  const { mailingId } = await aMailing(all, { partnerSlug: all.partner.slug });
  const { vendorId } = all.vendorCaller.scope;
  await inTransaction(caller, async ({ db, scope: { partnerId } }) => {
    for (const contactId of [id, keep.id]) {
      const deliveryId = newId('delivery');
      await db.delivery.createMany({ data: [{ partnerId, id: deliveryId, mailingId, contactId, state: 'accepted' }] });
      const eventId = `click.${deliveryId}`;
      const engagement = { partnerId, id: newId('engagement'), eventId, vendorId, mailingId, deliveryId, contactId };
      await db.engagement.createMany({ data: [{ ...engagement, kind: 'click', at: new Date() }] });
    }
  });
  await eraseContact(caller, { contactId: id, keepSuppressed: true });
  await inTransaction(caller, async ({ db }) => {
    expect((await db.contact.findMany()).map((contact) => contact.id)).toEqual([keep.id]);
    const holders = [...(await db.delivery.findMany()), ...(await db.engagement.findMany())].map(
      ({ contactId }) => contactId,
    );
    const tombstones = holders.filter((contactId) => contactId !== keep.id);
    expect(tombstones).toHaveLength(2);
    expect(new Set(tombstones).size).toBe(1);
    expect(tombstones[0]).toMatch(/^erased_[0-9a-f]{32}$/);
    const staged = await db.importRow.findMany({ where: { importId } });
    expect(staged.map(({ emailCanonical }) => emailCanonical)).toEqual(['hans@x.test']);
    expect(await db.suppression.findMany()).toMatchObject([{ addressHmac, reason: 'erased' }]);
    const trail = JSON.stringify(await db.auditEntry.findMany());
    expect(trail).toContain('contact.erased');
    expect(trail).not.toContain('ana@x.test');
  });
  expect((await list({ email })).items).toMatchObject([{ contact: null, reason: 'erased' }]);
});

test('erasing keeps an earlier reason, and adds none when told not to', async () => {
  const [told, free] = await someContacts(caller, 2);
  if (!told || !free) throw new Error('no contacts');
  const { addressHmac } = told;
  await inTransaction(caller, (ctx) => suppressAddress(ctx, { addressHmac, reason: 'complained', source: 'x' }));
  for (const contactId of [told.id, free.id]) {
    await eraseContact(caller, { contactId, keepSuppressed: contactId === told.id });
  }
  expect((await list()).items.map(({ reason }) => reason)).toEqual(['complained']);
  await expect(eraseContact(caller, { contactId: free.id, keepSuppressed: true })).rejects.toMatchObject({
    code: 'not_found',
  });
});
