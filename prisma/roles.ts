import pg from 'pg';
import { LOGIN_ROLES, type LoginRole, type RoleAddresses } from './role-addresses.ts';

const ADDRESS = { throughline_app: 'appUrl', throughline_system: 'systemUrl', throughline_queue: 'queueUrl' } as const;

/**
 * Makes the login roles, or gives them the passwords that their addresses name. A role that can already sign in is left
 * alone, so an owner who may not make roles is fine where somebody else has made them.
 */
export async function ensureRoles(owner: pg.Client, addresses: RoleAddresses): Promise<void> {
  for (const role of LOGIN_ROLES) {
    const address = addresses[ADDRESS[role]];
    if (!(await canSignIn(address))) await makeRole(owner, role, address);
  }
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A connection that the server cuts fails the query that runs on it; without this it would end the process as well.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function canSignIn(url: string): Promise<boolean> {
  try {
    await withClient(url, () => Promise.resolve());
    return true;
  } catch (error) {
    // 28xxx: unknown role or wrong password. Anything else (no server, no database) is not for us to mend.
    if (error instanceof pg.DatabaseError && error.code?.startsWith('28')) return false;
    throw error;
  }
}

async function makeRole(owner: pg.Client, role: LoginRole, address: string): Promise<void> {
  const password = pg.escapeLiteral(decodeURIComponent(new URL(address).password));
  await owner.query(`DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role}; END IF;
  END $$`);
  await owner.query(`ALTER ROLE ${role} LOGIN NOINHERIT PASSWORD ${password}`);
}
