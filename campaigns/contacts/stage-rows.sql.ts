import type { ScopedDb } from '#prisma/scoped-db.ts';
import { mergeOf } from './import-merge.sql.ts';
import type { ImportTerms } from './schema.ts';

export type StagedRow = {
  line: number;
  canonical: string;
  addressHmac: string;
  /** JSON */
  data: string;
  /** '' where contacts and suppressions decide */
  outcome: 'refused' | 'duplicate' | '';
  reason: string;
};

export type ImportOutcome = 'new' | 'changed' | 'unchanged' | 'refused' | 'suppressed' | 'duplicate';
export type JudgedRow = { line: number; outcome: ImportOutcome; reason: string | null };

type Stage = { partnerId: string; importId: string; terms: ImportTerms; now: Date; rows: StagedRow[] };

/**
 * Stores one page of rows and decides what each would do: who is suppressed stays out; the others are new to the
 * partner, change a contact, or change nothing.
 *
 * Contacts and suppressions are looked up row by row, each through its unique key, and the partner is named by the row
 * policy alone: right after a large import there are no statistics, and a planner that may choose reads whole tables.
 */
export async function stageRows(db: ScopedDb, { partnerId, importId, terms, now, rows }: Stage): Promise<JudgedRow[]> {
  const { differs } = mergeOf(terms, now);
  const list = <K extends keyof StagedRow>(key: K) => rows.map((row) => row[key]);
  return db.$queryRaw`
    INSERT INTO "ImportRow" ("partnerId", "importId", "line", "emailCanonical", "addressHmac", "data", "outcome", "reason")
    SELECT ${partnerId}, ${importId}, r."line", r."canonical", r."addressHmac", r."data", CASE
        WHEN r."outcome" <> '' THEN r."outcome"
        WHEN (SELECT true FROM "Suppression" s WHERE s."addressHmac" = r."addressHmac" AND s."vendorId" = '') THEN 'suppressed'
        WHEN e."id" IS NULL THEN 'new'
        WHEN ${differs} THEN 'changed'
        ELSE 'unchanged' END, nullif(r."reason", '')
    FROM (
      SELECT p.* FROM ROWS FROM (
        unnest(${list('line')}::integer[], ${list('canonical')}::text[], ${list('addressHmac')}::text[],
          ${list('outcome')}::text[], ${list('reason')}::text[]),
        jsonb_array_elements(${`[${list('data').join(',')}]`}::jsonb)
      ) AS p("line", "canonical", "addressHmac", "outcome", "reason", "data") OFFSET 0
    ) r
    LEFT JOIN LATERAL (SELECT c.* FROM "Contact" c WHERE c."emailCanonical" = r."canonical" LIMIT 1) e ON true
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
