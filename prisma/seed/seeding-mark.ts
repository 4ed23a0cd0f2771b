import pg from 'pg';

const MARK = 'a demo world is being made in here';

/** Was a seeding cut short in this database? Only an empty database is ever marked, so all that is in it is ours. */
export async function isMarked(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ mark: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = current_database()`,
  );
  return rows[0]?.mark === MARK;
}

export async function mark(owner: pg.Client): Promise<void> {
  await comment(owner, pg.escapeLiteral(MARK));
}

export async function unmark(owner: pg.Client): Promise<void> {
  await comment(owner, 'NULL');
}

async function comment(owner: pg.Client, literal: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  await owner.query(`COMMENT ON DATABASE ${pg.escapeIdentifier(rows[0]?.name ?? '')} IS ${literal}`);
}

/** Empties every table of ours; the migrations' own list stays. */
export async function emptyTables(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  await owner.query(`TRUNCATE ${rows.map(({ name }) => pg.escapeIdentifier(name)).join(', ')}`);
}
