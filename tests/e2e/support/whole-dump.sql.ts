import pg from 'pg';

// The captured mailbox is where mails arrive: links that sign a person in stand in it as they do in any mailbox.
const MAILBOX = 'CapturedMail';

/** Every row of every table of the database, of all its schemas, as text; bytes as text where they are text. */
export async function wholeDump(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ table: string; bytes: string[] }>(`
      SELECT format('%I.%I', c.table_schema, c.table_name) AS table,
             coalesce(array_agg(quote_ident(c.column_name)) FILTER (WHERE c.udt_name = 'bytea'), '{}') AS bytes
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
        AND c.table_name <> '${MAILBOX}'
      GROUP BY c.table_schema, c.table_name`);
    const parts: string[] = [];
    for (const { table, bytes } of tables) {
      const plain = bytes.map((column) => `|| coalesce(encode(t.${column}, 'escape'), '')`).join(' ');
      const { rows } = await client.query<{ line: string }>(`SELECT t::text ${plain} AS line FROM ${table} t`);
      parts.push(table, ...rows.map(({ line }) => line));
    }
    return parts.join('\n');
  } finally {
    await client.end();
  }
}
