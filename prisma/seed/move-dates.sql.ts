import pg from 'pg';

/** What was done between two instants is to look as if it had been done `shiftMs` earlier. */
export type Act = { from: Date; shiftMs: number };

/**
 * Takes dates that the database has set by its own clock back to the day their act plays on. A date belongs to the last
 * act that began before it; dates before the first act and after `until` are left alone.
 *
 * The owner is bound by row-level security like everybody; for the length of this transaction it is not.
 */
export async function moveDates(owner: pg.Client, acts: readonly Act[], until: Date): Promise<void> {
  await owner.query('BEGIN');
  try {
    for (const [table, columns] of await datedTables(owner)) await moveTable(owner, { table, columns, acts, until });
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

async function datedTables(owner: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'timestamp with time zone' AND table_name <> '_prisma_migrations'`,
  );
  const tables = new Map<string, string[]>();
  for (const { table, column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

type Move = { table: string; columns: string[]; acts: readonly Act[]; until: Date };

async function moveTable(owner: pg.Client, { table, columns, acts, until }: Move): Promise<void> {
  const name = pg.escapeIdentifier(table);
  const changes = columns.map((column) => `${pg.escapeIdentifier(column)} = ${moved(column)}`);
  const touched = columns.map((column) => `${pg.escapeIdentifier(column)} BETWEEN $3 AND $4`);
  const { rows } = await owner.query<{ forced: boolean }>(
    'SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = $1::regclass',
    [name],
  );
  const forced = rows[0]?.forced ?? false;
  if (forced) await owner.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  await owner.query(`UPDATE ${name} SET ${changes.join(', ')} WHERE ${touched.join(' OR ')}`, [
    acts.map((act) => act.from),
    acts.map((act) => act.shiftMs),
    acts[0]?.from ?? until,
    until,
  ]);
  if (forced) await owner.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
}

function moved(column: string): string {
  const value = pg.escapeIdentifier(column);
  return `CASE WHEN ${value} BETWEEN $3 AND $4 THEN ${value} - (
    SELECT make_interval(secs => act.shift / 1000) FROM unnest($1::timestamptz[], $2::float8[]) AS act("from", shift)
    WHERE act."from" <= ${value} ORDER BY act."from" DESC LIMIT 1) ELSE ${value} END`;
}
