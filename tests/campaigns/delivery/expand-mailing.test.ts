import { expect, test } from 'vitest';
import { countAudience } from '#campaigns/contacts/queries.ts';
import { suppressAddress } from '#campaigns/contacts/suppress-address.ts';
import { expandMailing } from '#campaigns/delivery/expand-mailing.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { figuresOf, rowsByState } from './sending.ts';

async function aMixedAudience(people: number) {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  const contacts = await someContacts(partnerCaller, people, (i) => {
    if (i % 10 === 1) return { consent: 'withdrawn' };
    return i % 10 === 2 ? { email: `ключ-${i}.${Math.random().toString(36).slice(2)}@example.test` } : {};
  });
  await inTransaction(partnerCaller, async (ctx) => {
    for (const { addressHmac } of contacts.filter((_, i) => i % 10 === 3))
      await suppressAddress(ctx, { addressHmac, reason: 'manual', source: 'test' });
  });
  return { ...world, ...(await aMailing(world, { partnerSlug: world.partner.slug })) };
}

function reasonsOf(caller: PartnerCaller, mailingId: MailingId) {
  return inTransaction(caller, async ({ db }) => {
    const groups = await db.delivery.groupBy({ by: ['reason'], where: { mailingId, state: 'skipped' }, _count: true });
    return Object.fromEntries(groups.map((group) => [group.reason, group._count]));
  });
}

test('F4: fanned out twice at once and cut in between, everybody has one row and the count is the previewed one', async () => {
  const world = await aMixedAudience(400);
  const { partnerCaller, mailingId, audienceId } = world;
  const vendorId = world.vendor.id;
  const preview = await inTransaction(partnerCaller, (ctx) => countAudience(ctx, { audienceId, vendorId }));
  // A process that dies mid-way leaves whole pages: its transaction either is or is not.
  const cut = new AbortController();
  setTimeout(() => cut.abort(), 30);
  await Promise.all([
    expandMailing({ ...partnerCaller, stopping: cut.signal }, { mailingId }, 37),
    expandMailing(partnerCaller, { mailingId }, 41),
    expandMailing(partnerCaller, { mailingId }, 50),
  ]);
  await expandMailing(partnerCaller, { mailingId }, 10);

  const figures = await figuresOf(partnerCaller, mailingId);
  expect(figures).toMatchObject({
    state: 'sending',
    audience: preview.total,
    skipped: preview.total - preview.reachable,
  });
  expect(await rowsByState(partnerCaller, mailingId)).toEqual({ queued: preview.reachable, skipped: figures.skipped });
  expect(await reasonsOf(partnerCaller, mailingId)).toEqual(preview.heldBack);
  const people = await inTransaction(partnerCaller, ({ db }) => db.delivery.findMany({ where: { mailingId } }));
  expect(new Set(people.map(({ contactId }) => contactId)).size).toBe(400);
}, 60_000);

test('F4: a page that fails leaves nothing behind', async () => {
  const { partnerCaller, mailingId } = await aMixedAudience(40);
  let calls = 0;
  const failing: PartnerCaller = {
    ...partnerCaller,
    inScope: (work, options) =>
      partnerCaller.inScope(async (ctx) => {
        const result = await work(ctx);
        calls += 1;
        if (calls === 4) throw new Error('killed before commit');
        return result;
      }, options),
  };
  await expect(expandMailing(failing, { mailingId }, 10)).rejects.toThrow('killed before commit');
  const half = await figuresOf(partnerCaller, mailingId);
  expect(half).toMatchObject({ state: 'expanding', audience: 20 });
  await expandMailing(partnerCaller, { mailingId }, 10);
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ state: 'sending', audience: 40 });
});

test('the audience is frozen when sending starts: who comes later is not in it', async () => {
  const { partnerCaller, mailingId } = await aMixedAudience(20);
  await inTransaction(partnerCaller, ({ db }) =>
    db.mailing.updateMany({ where: { id: mailingId }, data: { state: 'expanding', startedAt: new Date() } }),
  );
  await someContacts(partnerCaller, 5);
  await expandMailing(partnerCaller, { mailingId });
  expect((await figuresOf(partnerCaller, mailingId)).audience).toBe(20);
});

test.runIf(process.env.SOAK === '1')(
  'F4: 200,000 people have their rows in under a minute, in constant memory',
  async () => {
    const world = await aPartnerWorld();
    const { partnerCaller } = world;
    for (let i = 0; i < 100; i += 1) await someContacts(partnerCaller, 2000);
    const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
    global.gc?.();
    const before = process.memoryUsage().rss;
    const started = performance.now();
    await expandMailing(partnerCaller, { mailingId });
    const seconds = (performance.now() - started) / 1000;
    const grownMb = (process.memoryUsage().rss - before) / 1e6;
    console.log(`200,000 rows in ${seconds.toFixed(1)} s, ${grownMb.toFixed(0)} MB more`);
    expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({ audience: 200_000 });
    expect(seconds).toBeLessThan(60);
    expect(grownMb).toBeLessThan(100);
  },
  600_000,
);
