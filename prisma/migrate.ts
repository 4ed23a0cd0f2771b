import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runMigrations } from 'bullmq';
import type pg from 'pg';
import { runPrisma } from './prisma-cli.ts';
import type { RoleAddresses } from './role-addresses.ts';
import { ensureRoles, withClient } from './roles.ts';

const MIGRATIONS = path.join(import.meta.dirname, 'migrations');
const OLDEST_SERVER = 15;

/**
 * Brings a database to where this version of the product needs it: login roles, tables and policies, the queue's schema.
 * Running it again changes nothing. Nothing else in the product changes a schema.
 *
 * @param databaseUrl the owner's address
 * @param addresses   the login roles' (role-addresses.ts, or given)
 */
export async function migrate(databaseUrl: string, addresses: RoleAddresses): Promise<void> {
  await withClient(databaseUrl, async (owner) => {
    await refuseOldServer(owner);
    // Two starts at once: the second waits, then finds everything done.
    await owner.query(`SELECT pg_advisory_lock(hashtext('throughline migrate'))`);
    await ensureRoles(owner, addresses);
    if (!(await isMigrated(owner))) await runPrisma(['migrate', 'deploy'], databaseUrl);
    await migrateQueue(owner, addresses.queueUrl);
  });
}

async function refuseOldServer(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  const version = rows[0]?.version ?? '0';
  if (Number.parseInt(version, 10) < OLDEST_SERVER)
    throw new Error(`The database is PostgreSQL ${version}; ${OLDEST_SERVER} or newer is needed.`);
}

/** Asked first because starting Prisma's command line takes two seconds of every start. */
async function isMigrated(owner: pg.Client): Promise<boolean> {
  const table = await owner.query<{ exists: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS exists`,
  );
  if (!table.rows[0]?.exists) return false;
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .every(({ name }) => applied.get(name) === checksumOf(path.join(MIGRATIONS, name, 'migration.sql')));
}

function checksumOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** The queue's tables belong to its own role in its own schema, and that role sees nothing of ours. */
async function migrateQueue(owner: pg.Client, queueUrl: string): Promise<void> {
  await owner.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
  await withRightToCreate(owner, () => withClient(queueUrl, (queue) => runMigrations(queue)));
}

/** The library asks for its schema with CREATE SCHEMA, which needs this right even when the schema is there. */
async function withRightToCreate(owner: pg.Client, work: () => Promise<unknown>): Promise<void> {
  const say = (sentence: string) =>
    owner.query(`DO $$ BEGIN EXECUTE format('${sentence}', current_database()); END $$`);
  await say('GRANT CREATE ON DATABASE %I TO throughline_queue');
  try {
    await work();
  } finally {
    await say('REVOKE CREATE ON DATABASE %I FROM throughline_queue');
  }
}
