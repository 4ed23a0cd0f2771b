import { Prisma } from '#prisma/generated/client.ts';
import type { ScopedDb } from '#prisma/scoped-db.ts';
import { contactsWhere, type ResolvedFilter } from './contacts-where.sql.ts';

/** Whom an act on many means: a boolean over alias `c` ("Contact"). */
export type Meant = { partnerId: string; now: Date } & ({ ids: readonly string[] } | { filter: ResolvedFilter });

function meant(input: Meant): Prisma.Sql {
  return 'ids' in input
    ? Prisma.sql`c."partnerId" = ${input.partnerId} AND c."id" = ANY(${input.ids}::text[])`
    : contactsWhere(input.partnerId, input.filter, input.now);
}

/** Adds and removes tags. Who has them already, or would have more than `atMost`, is not touched. @returns how many changed */
export function changeTags(
  db: ScopedDb,
  input: Meant,
  tags: { add: readonly string[]; remove: readonly string[]; atMost: number },
): Promise<number> {
  const wanted = Prisma.sql`(SELECT coalesce(array_agg(t."tag" ORDER BY t."place"), '{}') FROM (
      SELECT u."tag", min(u."place") AS "place" FROM unnest(c."tags" || ${tags.add}::text[]) WITH ORDINALITY AS u("tag", "place")
      WHERE NOT u."tag" = ANY(${tags.remove}::text[]) GROUP BY u."tag") t)`;
  return db.$executeRaw`
    UPDATE "Contact" x SET "tags" = p."wanted", "updatedAt" = ${input.now}::timestamptz
    FROM (
      SELECT c."id", ${wanted} AS "wanted" FROM "Contact" c
      WHERE ${meant(input)} AND (NOT c."tags" @> ${tags.add}::text[] OR c."tags" && ${tags.remove}::text[])
      FOR UPDATE
    ) p
    WHERE x."partnerId" = ${input.partnerId} AND x."id" = p."id" AND cardinality(p."wanted") <= ${tags.atMost}`;
}

/** Suppresses all mail to these people. @returns how many were not suppressed before */
export function suppressMany(db: ScopedDb, input: Meant, source: string): Promise<number> {
  return db.$executeRaw`
    INSERT INTO "Suppression" ("partnerId", "addressHmac", "vendorId", "reason", "source", "createdAt")
    SELECT c."partnerId", c."addressHmac", '', 'manual', ${source}, ${input.now}::timestamptz FROM "Contact" c
    WHERE ${meant(input)} ORDER BY c."addressHmac"
    ON CONFLICT DO NOTHING`;
}
