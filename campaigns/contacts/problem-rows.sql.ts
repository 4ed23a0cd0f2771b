import type { ScopedDb } from '#prisma/scoped-db.ts';

type Input = { partnerId: string; importId: string; outcome: string; after: number; limit: number };
type Row = { line: number; reason: string | null; cells: string[]; email: string | null };

/** Rows of one outcome in the order of the file. */
export async function selectProblemRows(db: ScopedDb, input: Input): Promise<Row[]> {
  const { partnerId, importId, outcome, after, limit } = input;
  return db.$queryRaw`
    SELECT r."line", r."reason", r."data"->>'email' AS "email",
      ARRAY(SELECT jsonb_array_elements_text(coalesce(r."data"->'cells', '[]'))) AS "cells"
    FROM "ImportRow" r
    WHERE r."partnerId" = ${partnerId} AND r."importId" = ${importId} AND r."outcome" = ${outcome} AND r."line" > ${after}
    ORDER BY r."line" LIMIT ${limit}`;
}
