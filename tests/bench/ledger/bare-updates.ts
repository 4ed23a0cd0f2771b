import { performance } from 'node:perf_hooks';
import pg from 'pg';

/**
 * The least that taking money safely can be: one guarded update of one row a transaction, each forced to disk, over as
 * many connections.
 *
 * @returns updates a second
 */
export async function bareUpdates(
  url: string,
  { connections, updates }: { connections: number; updates: number },
): Promise<number> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  for (const client of clients) await client.connect();
  const [first] = clients;
  if (!first) throw new Error('no connection');
  await first.query('CREATE TABLE bare_balance (amount bigint NOT NULL CHECK (amount >= 0))');
  await first.query('INSERT INTO bare_balance VALUES (1000000000)');
  let left = updates;
  const startedAt = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (left > 0) {
        left -= 1;
        await client.query('UPDATE bare_balance SET amount = amount - 1 WHERE amount >= 1');
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await first.query('DROP TABLE bare_balance');
  await Promise.all(clients.map((client) => client.end()));
  return Math.round(updates / seconds);
}
