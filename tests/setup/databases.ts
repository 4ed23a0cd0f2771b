import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { withClient } from '#prisma/roles.ts';

const PREFIX = 'throughline_test_';
const FORGOTTEN_AFTER_MS = 6 * 60 * 60 * 1000;

/** Names the run's databases: sorts by time, and is the run's own however many run at once. */
export function newRunName(): string {
  return `${PREFIX}${Date.now()}_${randomBytes(3).toString('hex')}`;
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const from = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : '';
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${from}`));
}

export async function hasDatabase(serverUrl: string, name: string): Promise<boolean> {
  return withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    return rowCount === 1;
  });
}

/** @param pattern of LIKE */
export async function dropDatabases(client: pg.Client, pattern: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE datname LIKE $1',
    [pattern],
  );
  for (const { name } of rows) await dropDatabase(client, name);
}

/** A vacuum of the server's own may be at it, which its owner may not end: that one is waited for. */
async function dropDatabase(client: pg.Client, name: string, tries = 20): Promise<void> {
  try {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  } catch (error) {
    if (tries === 0 || !(error instanceof pg.DatabaseError) || error.code !== '42501') throw error;
    await new Promise((resolve) => setTimeout(resolve, 250));
    await dropDatabase(client, name, tries - 1);
  }
}

/** On a server that outlives its runs, a killed run's databases would stay for ever. */
export async function dropForgotten(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE datname LIKE $1',
    [`${PREFIX}%`],
  );
  for (const { name } of rows) {
    const startedAt = Number(name.slice(PREFIX.length).split('_')[0]);
    if (startedAt < Date.now() - FORGOTTEN_AFTER_MS) await dropDatabases(client, name);
  }
}
