import type pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { withClient } from '#prisma/roles.ts';
import { freshDatabase, type TestDatabase } from '#tests/setup/test-database.ts';
import { fillWithOneRow } from './one-row.ts';
import { APPEND_ONLY, IDENTITY, SCOPED, SYSTEM, VAULT } from './tables.ts';

const VENDOR = 'vnd_of_the_row';
const PARTNER = 'prt_of_the_row';

let database: TestDatabase;

/** One row in every scoped table, of one vendor and one partner: counting nothing would prove nothing. */
beforeAll(async () => {
  database = await freshDatabase();
  await withClient(database.ownerUrl, async (owner) => {
    for (const table of SCOPED) await fillWithOneRow(owner, table, { vendor: VENDOR, partner: PARTNER });
  });
});

async function ask<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  return withClient(database.ownerUrl, async (owner) => (await owner.query<T & pg.QueryResultRow>(sql, values)).rows);
}

type Settings = { side: string; vendor?: string; partner?: string; actingFor?: string };

/** The scoped tables in which the app role sees anything under these settings. */
async function seenBy(settings: Settings | null): Promise<string[]> {
  return withClient(database.appUrl, async (app) => {
    if (settings) {
      const { side, vendor = '', partner = '', actingFor = '' } = settings;
      await app.query(
        `SELECT set_config('app.side', $1, false), set_config('app.vendor_id', $2, false),
          set_config('app.partner_id', $3, false), set_config('app.acting_for', $4, false)`,
        [side, vendor, partner, actingFor],
      );
    }
    const seen: string[] = [];
    for (const table of SCOPED) if ((await countOf(app, table)) > 0) seen.push(table);
    return seen;
  });
}

async function countOf(client: pg.Client, table: string): Promise<number> {
  try {
    return (await client.query(`SELECT FROM "${table}"`)).rowCount ?? 0;
  } catch (error) {
    // No grant at all is as good as no row.
    if (error instanceof Error && 'code' in error && error.code === '42501') return 0;
    throw error;
  }
}

test('every table stands in exactly one list', async () => {
  const tables = await ask<{ name: string }>(`SELECT relname AS name FROM pg_class
    WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND NOT relispartition`);
  expect(tables.map(({ name }) => name).sort()).toEqual([...SCOPED, ...IDENTITY, ...SYSTEM].sort());
});

test('R22: row security is on and forced on every scoped table', async () => {
  const open = await ask<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
      AND relname = ANY ($1) AND NOT (relrowsecurity AND relforcerowsecurity)`,
    [SCOPED],
  );
  expect(open).toEqual([]);
});

test('R22: the login roles are no superusers, bypass nothing, own nothing of ours and are nobody else', async () => {
  const roles = await ask(`SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS mighty,
      EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace) AS owns,
      EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid) AS member
    FROM pg_roles r WHERE rolname LIKE 'throughline\\_%' AND rolname <> 'throughline_owner' ORDER BY rolname`);
  const plain = { mighty: false, owns: false, member: false };
  expect(roles).toEqual([
    { rolname: 'throughline_app', ...plain },
    { rolname: 'throughline_queue', ...plain },
    { rolname: 'throughline_system', ...plain },
  ]);
});

test('R22: without a scope, or with an empty one, no scoped table has a row', async () => {
  expect(await seenBy(null)).toEqual([]);
  for (const side of ['', 'vendor', 'partner', 'behalf']) expect(await seenBy({ side })).toEqual([]);
});

test('a stranger’s scope has no row in any scoped table', async () => {
  expect(await seenBy({ side: 'vendor', vendor: 'vnd_stranger' })).toEqual([]);
  expect(await seenBy({ side: 'partner', partner: 'prt_stranger' })).toEqual([]);
  expect(await seenBy({ side: 'behalf', vendor: 'vnd_stranger', actingFor: 'prt_stranger' })).toEqual([]);
  expect(await seenBy({ side: 'behalf', vendor: 'vnd_stranger', actingFor: PARTNER })).toEqual([]);
});

test('the vault is closed to the partner’s own vendor, also when it acts for the partner', async () => {
  const inVault = (tables: string[]) => tables.filter((table) => VAULT.includes(table));
  expect(inVault(await seenBy({ side: 'vendor', vendor: VENDOR }))).toEqual([]);
  expect(inVault(await seenBy({ side: 'behalf', vendor: VENDOR, actingFor: PARTNER }))).toEqual([]);
  // Settings of another side left in place open nothing either.
  expect(inVault(await seenBy({ side: 'vendor', vendor: VENDOR, partner: PARTNER }))).toEqual([]);
});

test('the partner sees its vault', async () => {
  expect(await seenBy({ side: 'partner', partner: PARTNER })).toEqual(expect.arrayContaining(VAULT));
});

test('the app role has no right to identity tables, the queue’s role none to anything of ours', async () => {
  const rights = await ask<{ role: string; name: string }>(
    `SELECT r.rolname AS role, c.relname AS name FROM pg_class c, pg_roles r
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND (r.rolname = 'throughline_queue' OR (r.rolname = 'throughline_app' AND c.relname = ANY ($1)))
        AND (has_table_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
          OR has_any_column_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE'))`,
    [[...IDENTITY, 'rate_limit', '_prisma_migrations']],
  );
  expect(rights).toEqual([]);
  const schema = await ask(`SELECT has_schema_privilege('throughline_queue', 'public', 'USAGE') AS uses`);
  expect(schema).toEqual([{ uses: false }]);
});

test('the system role reads no contact, delivery or engagement, and of mailings, imports and social posts only their heads', async () => {
  const rights = await ask<{ name: string; column: string }>(
    `SELECT c.relname AS name, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1) AND NOT a.attisdropped
        AND has_column_privilege('throughline_system', c.oid, a.attnum, 'SELECT')`,
    [VAULT],
  );
  expect([...new Set(rights.map(({ name }) => name))].sort()).toEqual([
    ...['CapturedMail', 'ContactImport', 'Mailing', 'SocialAccount', 'SocialLink', 'SocialPartnerPost'],
  ]);
  const columns = rights.filter(({ name }) => name !== 'CapturedMail').map(({ column }) => column);
  for (const personal of [
    'html',
    'text',
    'subject',
    'fromAddress',
    'fileName',
    'mapping',
    'summary',
    'sealed',
    'handle',
    'zones',
  ])
    expect(columns).not.toContain(personal);
});

test('what is append-only cannot be changed or removed by the product', async () => {
  const rights = await ask<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c, pg_roles r
      WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1)
        AND r.rolname IN ('throughline_app', 'throughline_system')
        AND (has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege(r.oid, c.oid, 'UPDATE'))`,
    [APPEND_ONLY],
  );
  expect(rights).toEqual([]);
});

test('the queue’s tables lie in its own schema and belong to its own role', async () => {
  const owners = await ask<{ owner: string }>(
    `SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname = 'bullmq'`,
  );
  expect(owners).toEqual([{ owner: 'throughline_queue' }]);
  const right = await ask(
    `SELECT has_database_privilege('throughline_queue', current_database(), 'CREATE') AS creates`,
  );
  expect(right).toEqual([{ creates: false }]);
});
