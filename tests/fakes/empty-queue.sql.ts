import { withClient } from '#prisma/roles.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';

/** What FLUSHALL is to Redis: the queue forgets every job, waiting, running or finished, as its own role may. */
export function emptyQueue({ queueUrl }: TestDatabase): Promise<number> {
  return withClient(queueUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'bullmq' AND c.relkind = 'r' AND c.relname NOT ILIKE '%migration%'`,
    );
    let forgotten = 0;
    for (const { name } of rows) forgotten += (await client.query(`DELETE FROM ${name}`)).rowCount ?? 0;
    return forgotten;
  });
}
