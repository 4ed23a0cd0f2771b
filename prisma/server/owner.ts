import pg from 'pg';
import { SUPERUSER } from './cluster.ts';

/** Owns the databases of an embedded server: may make roles and databases, but is no superuser, as in production. */
export const OWNER = 'throughline_owner';

type Server = { port: number; password: string };

export function ownerUrl(server: Server, database: string): string {
  return `postgresql://${OWNER}:${server.password}@127.0.0.1:${server.port}/${database}`;
}

/** Makes the owner and its database where they are missing. */
export async function ensureOwner({ port, password }: Server, database: string): Promise<void> {
  const connection = { host: '127.0.0.1', port, password, user: SUPERUSER, database: 'postgres' };
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ owner: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS owner,
        EXISTS (SELECT 1 FROM pg_database WHERE datname = $2) AS database`,
      [OWNER, database],
    );
    if (!rows[0]?.owner)
      await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE PASSWORD ${pg.escapeLiteral(password)}`);
    if (!rows[0]?.database) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
}
