import { expect, test } from 'vitest';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { makeDatabase } from '#prisma/client.ts';
import { makeStatementNames, NAMED } from '#prisma/named-statements.ts';
import { aBouncer, hasBouncer } from '#tests/fakes/bouncer.ts';
import { buildWorld } from '#tests/setup/build-world.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { workerDatabase } from '#tests/setup/test-database.ts';
import { aPartnerCaller } from '../factories/partners.ts';

const PREPARED = `SELECT statement, generic_plans + custom_plans > 0 AS planned FROM pg_prepared_statements`;
type Prepared = { statement: string; planned: boolean };

test('a statement is named when it comes again, a marked one at once, and no more than there are places', () => {
  const nameOf = makeStatementNames(2);
  expect([1, 2, 3, 4].map(() => nameOf('SELECT 1') !== '')).toEqual([false, false, true, true]);
  expect(nameOf(`${NAMED.sql} SELECT 2`)).toMatch(/^tl_[0-9a-f]{24}$/);
  expect([1, 2, 3, 4].map(() => nameOf('SELECT 3'))).toEqual(['', '', '', '']);
  // What is marked is always named, and what has its name keeps it.
  expect(nameOf(`${NAMED.sql} SELECT 4`)).not.toBe('');
  expect(nameOf('SELECT 1')).toBe(nameOf('SELECT 1'));
});

test('texts that never come again do not pile up', () => {
  const nameOf = makeStatementNames(5);
  nameOf('SELECT 1');
  nameOf('SELECT 1');
  for (let other = 2; other < 2_000; other += 1) nameOf(`SELECT ${other}`);
  // Its two runs are forgotten by now.
  expect(nameOf('SELECT 1')).toBe('');
});

test('a connection keeps the plan of what is read often', async () => {
  const { partnerCaller } = await aPartnerWorld();
  for (let read = 0; read < 5; read += 1) await inTransaction(partnerCaller, ({ db }) => db.audience.findMany());
  const kept = await inTransaction(partnerCaller, async ({ db }) => {
    await db.audience.findMany();
    return db.$queryRawUnsafe<Prepared[]>(PREPARED);
  });
  expect(kept.filter(({ statement, planned }) => planned && statement.includes('"Audience"'))).toHaveLength(1);
});

const pooled = 'behind a pooler nothing is prepared that another connection would be asked for';
const why = 'SKIPPED: this machine has no pgbouncer (apt-get install pgbouncer)';
test.runIf(hasBouncer)(hasBouncer ? pooled : `${pooled} (${why})`, async () => {
  const { partner } = await aPartnerWorld();
  const addresses = await workerDatabase();
  const bouncer = await aBouncer(addresses);
  const database = makeDatabase({ appUrl: bouncer.appUrl, systemUrl: addresses.systemUrl, poolSize: 20 });
  try {
    const caller = aPartnerCaller(buildWorld(addresses, database, {}), partner);
    const reads = Array.from({ length: 100 }, () =>
      inTransaction(caller, async ({ db }) => {
        await db.audience.findMany();
        return db.$queryRawUnsafe<Prepared[]>(PREPARED);
      }),
    );
    expect((await Promise.all(reads)).flat()).toEqual([]);
    // Outside of a transaction the pool asks in a way of its own.
    const outside = Array.from({ length: 100 }, () => database.app.$queryRawUnsafe<Prepared[]>(PREPARED));
    expect((await Promise.all(outside)).flat()).toEqual([]);
  } finally {
    await database.close();
    await bouncer.stop();
  }
});
