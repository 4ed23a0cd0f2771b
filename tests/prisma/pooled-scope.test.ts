import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { makeDatabase } from '#prisma/client.ts';
import { aVendorCaller } from '#tests/factories/accounts.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aPartnerCaller } from '#tests/factories/partners.ts';
import { aBouncer, hasBouncer } from '#tests/fakes/bouncer.ts';
import { buildWorld } from '#tests/setup/build-world.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { type TestDatabase, workerDatabase } from '#tests/setup/test-database.ts';

const SOAK = process.env.SOAK === '1';
const CALLS = SOAK ? 10_000 : 1_000;
const AT_ONCE = 200;
const TENANTS = 6;

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** Six organizations, each partner with as many contacts as its number says. */
async function someTenants(): Promise<{ tenants: PartnerWorld[]; addresses: TestDatabase }> {
  const tenants: PartnerWorld[] = [];
  for (let people = 1; people <= TENANTS; people += 1) {
    const tenant = await aPartnerWorld();
    await someContacts(tenant.partnerCaller, people);
    tenants.push(tenant);
  }
  return { tenants, addresses: await workerDatabase() };
}

/** The same organizations over another way into the database. */
function over(addresses: TestDatabase, appUrl: string, poolSize: number, tenants: readonly PartnerWorld[]) {
  const database = makeDatabase({ appUrl, systemUrl: addresses.systemUrl, poolSize });
  closing.push(() => database.close());
  const world = buildWorld(addresses, database, {});
  const callers = tenants.map(({ partner, vendor }) => ({
    partner: aPartnerCaller(world, partner),
    vendor: aVendorCaller(world, vendor),
    ids: [partner.id as string, vendor.id as string] as const,
  }));
  return { callers, ask: () => database.app.$queryRawUnsafe<{ left: string }[]>(LEFT) };
}

/** Mixed calls, a third of which break off half-way; @returns rows that belong to somebody else, or are too few or many. */
async function mixedCalls(callers: ReturnType<typeof over>['callers']): Promise<string[]> {
  const wrong: string[] = [];
  const oneCall = async (call: number) => {
    const place = call % callers.length;
    const { partner, vendor, ids } = callers[place] ?? {};
    if (!partner || !vendor || !ids) throw new Error('no caller');
    if (call % 4 === 0) {
      const rows = await inTransaction(vendor, ({ db }) => db.contact.findMany());
      if (rows.length > 0) wrong.push(`vendor ${ids[1]} saw contacts`);
      return;
    }
    const work = inTransaction(partner, async ({ db }) => {
      const rows = await db.contact.findMany({ select: { partnerId: true } });
      if (rows.length !== place + 1) wrong.push(`partner ${ids[0]} saw ${rows.length} of ${place + 1}`);
      for (const row of rows) if (row.partnerId !== ids[0]) wrong.push(`${ids[0]} saw a row of ${row.partnerId}`);
      if (call % 3 === 0) throw new Error('broken off');
    });
    await work.catch((error: Error) => {
      if (error.message !== 'broken off') throw error;
    });
  };
  let next = 0;
  const caller = async () => {
    while (next < CALLS) {
      next += 1;
      await oneCall(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  return wrong;
}

/** What a connection says of its scope when nobody asked for one; "0": none, and no rows. */
const LEFT = `SELECT concat(current_setting('app.side', true), current_setting('app.vendor_id', true),
  current_setting('app.partner_id', true), current_setting('app.acting_for', true), (SELECT count(*) FROM "Contact")) AS left`;

async function scopesLeft(ask: () => Promise<{ left: string }[]>): Promise<string[]> {
  const rows = await Promise.all(Array.from({ length: 20 }, ask));
  return [...new Set(rows.flat().map(({ left }) => left))];
}

test('R23: of 200 calls at once of six organizations over five connections none sees another’s row', async () => {
  const { tenants, addresses } = await someTenants();
  const { callers, ask } = over(addresses, addresses.appUrl, 5, tenants);
  expect(await mixedCalls(callers)).toEqual([]);
  expect(await scopesLeft(ask)).toEqual(['0']);
}, 600_000);

const name = 'R23: behind PgBouncer in transaction mode no connection carries a scope on';
const why = hasBouncer
  ? 'a soak test: npm run soak'
  : 'SKIPPED: this machine has no pgbouncer (apt-get install pgbouncer)';
test.runIf(SOAK && hasBouncer)(
  SOAK && hasBouncer ? name : `${name} (${why})`,
  async () => {
    const { tenants, addresses } = await someTenants();
    const bouncer = await aBouncer(addresses);
    closing.push(bouncer.stop);
    const { callers, ask } = over(addresses, bouncer.appUrl, AT_ONCE, tenants);
    expect(await mixedCalls(callers)).toEqual([]);
    expect(await scopesLeft(ask)).toEqual(['0']);
  },
  600_000,
);
