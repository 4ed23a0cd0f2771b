import type { ScopedDb } from '#prisma/scoped-db.ts';
import { mergeOf } from './import-merge.sql.ts';
import type { ImportTerms } from './schema.ts';

export type StagedRow = {
  line: number;
  /** '' where the row is refused */
  canonical: string;
  addressHmac: string;
  data: string;
  /** '' = not refused */
  reason: string;
};

export type ImportOutcome = 'new' | 'changed' | 'unchanged' | 'refused' | 'suppressed' | 'duplicate';

type Stage = { partnerId: string; importId: string; terms: ImportTerms; now: Date; rows: StagedRow[] };

/**
 * Stores one page of rows and decides what each would do: the first row of an address counts, later ones are its
 * duplicates; who is suppressed stays out; the others are new to the partner, change a contact, or change nothing.
 *
 * @returns outcomes with their count; for duplicates the reason names the line that counts
 */
export async function stageRows(
  db: ScopedDb,
  { partnerId, importId, terms, now, rows }: Stage,
): Promise<{ line: number; outcome: ImportOutcome; reason: string | null }[]> {
  const { differs } = mergeOf(terms, now);
  const list = <K extends keyof StagedRow>(key: K) => rows.map((row) => row[key]);
  return db.$queryRaw`
    WITH r AS (
      SELECT p."line", p."canonical", p."addressHmac", p."data"::jsonb AS "data", nullif(p."reason", '') AS "reason",
        min(p."line") OVER (PARTITION BY p."canonical") AS "firstHere"
      FROM unnest(${list('line')}::integer[], ${list('canonical')}::text[], ${list('addressHmac')}::text[],
        ${list('data')}::text[], ${list('reason')}::text[]) AS p("line", "canonical", "addressHmac", "data", "reason")
    ), seen AS MATERIALIZED (
      SELECT r.*, CASE WHEN r."reason" IS NOT NULL THEN r."line" ELSE coalesce((
          -- Not min("line"): it would be looked for along the primary key, row by row.
          SELECT o."line" FROM "ImportRow" o WHERE o."partnerId" = ${partnerId} AND o."importId" = ${importId}
            AND o."emailCanonical" = r."canonical" AND o."outcome" <> 'duplicate' LIMIT 1), r."firstHere") END AS "first"
      FROM r
    ), judged AS (
      SELECT r.*, CASE
        WHEN r."reason" IS NOT NULL THEN 'refused'
        WHEN r."first" < r."line" THEN 'duplicate'
        WHEN EXISTS (SELECT 1 FROM "Suppression" s WHERE s."partnerId" = ${partnerId}
          AND s."addressHmac" = r."addressHmac" AND s."vendorId" = '') THEN 'suppressed'
        WHEN e."id" IS NULL THEN 'new'
        WHEN ${differs} THEN 'changed'
        ELSE 'unchanged' END AS "outcome"
      FROM seen r
      LEFT JOIN "Contact" e ON e."partnerId" = ${partnerId} AND e."emailCanonical" = r."canonical"
    )
    INSERT INTO "ImportRow" ("partnerId", "importId", "line", "emailCanonical", "addressHmac", "data", "outcome", "reason")
    SELECT ${partnerId}, ${importId}, j."line", j."canonical", j."addressHmac", j."data", j."outcome",
      CASE WHEN j."outcome" = 'duplicate' THEN 'duplicate:' || j."first" ELSE j."reason" END
    FROM judged j
    RETURNING "line", "outcome", "reason"`;
}

/** Takes all rows of an import out of the staging table. @returns how many */
export function clearRows(db: ScopedDb, { partnerId, importId }: { partnerId: string; importId: string }) {
  return db.$executeRaw`
    DELETE FROM "ImportRow" WHERE "partnerId" = ${partnerId} AND "importId" = ${importId}`;
}

/** Takes out what has been applied; what was refused, left out or double stays for the person to download. */
export function clearAppliedRows(db: ScopedDb, { partnerId, importId }: { partnerId: string; importId: string }) {
  return db.$executeRaw`
    DELETE FROM "ImportRow" WHERE "partnerId" = ${partnerId} AND "importId" = ${importId}
      AND "outcome" IN ('new', 'changed', 'unchanged')`;
}
