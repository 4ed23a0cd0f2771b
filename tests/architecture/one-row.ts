import pg from 'pg';

type Owners = { vendor: string; partner: string };
type Column = { name: string; type: string; element: string };

/**
 * Puts one row into a table, whatever its columns are, in a database that is thrown away: constraints to other tables
 * are dropped, its triggers rest, and the owner's own row security is lifted for the moment.
 */
export async function fillWithOneRow(owner: pg.Client, table: string, owners: Owners): Promise<void> {
  const name = pg.escapeIdentifier(table);
  const { rows: constraints } = await owner.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('f', 'c')`,
    [name],
  );
  for (const constraint of constraints)
    await owner.query(`ALTER TABLE ${name} DROP CONSTRAINT IF EXISTS ${pg.escapeIdentifier(constraint.name)}`);
  const { rows: columns } = await owner.query<Column>(
    `SELECT a.attname AS name, t.typname AS type, coalesce(e.typname, '') AS element
      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
      WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''`,
    [name],
  );
  const names = columns.map((column) => pg.escapeIdentifier(column.name)).join(', ');
  const values = columns.map((column) => literalFor(table, column, owners)).join(', ');
  await owner.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER`);
  await owner.query(`INSERT INTO ${name} (${names}) VALUES (${values})`);
  await owner.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
}

function literalFor(table: string, { name, type, element }: Column, owners: Owners): string {
  if (name === 'vendorId' || (table === 'Vendor' && name === 'id')) return pg.escapeLiteral(owners.vendor);
  if (name === 'partnerId' || (table === 'Partner' && name === 'id')) return pg.escapeLiteral(owners.partner);
  if (element) return `'{}'`;
  if (/^(int|numeric|float)/.test(type)) return '100';
  if (type === 'bool') return 'true';
  if (type === 'timestamptz' || type === 'date') return 'now()';
  if (type.startsWith('json')) return `'{}'`;
  if (type === 'bytea') return `'\\x00'`;
  // A word that is no state: nothing is withheld for being a draft, and a partnership is not active by chance.
  return pg.escapeLiteral(name === 'status' ? 'active' : 'x');
}
