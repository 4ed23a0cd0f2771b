import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';
import { makeStatementNames } from './named-statements.ts';
import { QueuedClient } from './queued-client.ts';
import type { SystemDb } from './scoped-db.ts';

export type Database = {
  /** Role throughline_app: row policies decide. Use only through a scope. */
  app: PrismaClient;
  /** Role throughline_system: identity tables and vault-free heads. */
  system: SystemDb;
  /** The system role's own small pool, for the sign-in library. */
  systemPool: pg.Pool;
  close(): Promise<void>;
};

type DatabaseOptions = { appUrl: string; systemUrl: string; poolSize?: number };

/** One set of connections per process, made by app/http/world.server.ts and jobs/worker.ts. */
export function makeDatabase({ appUrl, systemUrl, poolSize = 10 }: DatabaseOptions): Database {
  const appPool = new pg.Pool({
    connectionString: appUrl,
    max: poolSize,
    // Policies make the planner guess at enormous costs; compiling a statement for them would take longer than running it.
    options: '-c statement_timeout=60000 -c jit=off',
    Client: QueuedClient,
  });
  const systemPool = new pg.Pool({ connectionString: systemUrl, max: 4, Client: QueuedClient });
  // A connection that the server cuts must not end the process, be it idle or lent; the next query gets a new one.
  for (const pool of [appPool, systemPool]) {
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
  }
  const app = new PrismaClient({ adapter: new PrismaPg(appPool, naming()) });
  const system = new PrismaClient({ adapter: new PrismaPg(systemPool, naming()) }) as SystemDb;
  return {
    app,
    system,
    systemPool,
    close: async () => {
      await Promise.all([app.$disconnect(), system.$disconnect()]);
      await Promise.all([appPool.end(), systemPool.end()]);
    },
  };
}

function naming() {
  const nameOf = makeStatementNames();
  return { statementNameGenerator: ({ sql }: { sql: string }) => nameOf(sql) };
}

/**
 * Refuses a role that could look past row policies: superuser, BYPASSRLS, or owner of the tables.
 *
 * @throws Error naming the role and what is wrong with it
 */
export async function refuseUnsafeRole(database: Pick<Database, 'app'>): Promise<void> {
  const [role] = await database.app.$queryRaw<{ name: string; super: boolean; bypass: boolean; owns: boolean }[]>`
    SELECT current_user AS name, r.rolsuper AS super, r.rolbypassrls AS bypass,
      EXISTS (SELECT 1 FROM pg_tables t WHERE t.schemaname = 'public' AND t.tableowner = current_user) AS owns
    FROM pg_roles r WHERE r.rolname = current_user`;
  if (!role || role.super || role.bypass || role.owns) {
    const why = role?.super ? 'is a superuser' : role?.bypass ? 'bypasses row security' : 'owns the tables';
    throw new Error(
      `The database role "${role?.name}" ${why}; web and workers need throughline_app (see .env.example)`,
    );
  }
}
