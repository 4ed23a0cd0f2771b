import type { Caller, Scope } from '#campaigns/kernel/context.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { SCOPED } from '#tests/architecture/tables.ts';

/** One line per table: all that this caller may see of it, so that any change shows. */
export function rowsOf(caller: Caller<Scope>): Promise<string[]> {
  return caller.inScope(async ({ db }) => {
    const lines: string[] = [];
    for (const table of SCOPED.filter((name) => name !== 'VendorOptOut')) {
      const [row] = await db.$queryRaw<{ rows: string }[]>`
        SELECT coalesce(string_agg(t::text, E'\n' ORDER BY t::text), '') AS rows FROM ${Prisma.raw(`"${table}"`)} t`;
      lines.push(`${table}: ${row?.rows}`);
    }
    return lines;
  });
}
