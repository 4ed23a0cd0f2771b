import { Prisma } from '#prisma/generated/client.ts';
import type { ScopedDb } from '#prisma/scoped-db.ts';
import { mergeOf } from './import-merge.sql.ts';
import { CONTACT_TEXT_FIELDS, type ImportTerms } from './schema.ts';

type Apply = { partnerId: string; importId: string; terms: ImportTerms; now: Date };

/** The last line that is staged; 0 when there is none. */
export async function lastLine(db: ScopedDb, { partnerId, importId }: Omit<Apply, 'terms' | 'now'>): Promise<number> {
  const [row] = await db.$queryRaw<{ last: number }[]>`
    SELECT coalesce(max("line"), 0) AS "last" FROM "ImportRow"
    WHERE "partnerId" = ${partnerId} AND "importId" = ${importId}`;
  return row?.last ?? 0;
}

/**
 * Adds the new contacts of the lines after `from` up to `to`, with their entries in the consent ledger. Whoever was
 * suppressed since the dry run stays out; whoever became a contact since then is left to `mergeContacts`.
 *
 * @returns wanted: rows that were new at the dry run; eligible: those not suppressed since; added
 */
export async function addContacts(
  db: ScopedDb,
  { partnerId, importId, terms, now, from, to }: Apply & { from: number; to: number },
): Promise<{ wanted: number; eligible: number; added: number }> {
  const columns = Prisma.raw(CONTACT_TEXT_FIELDS.map((field) => `"${field}"`).join(', '));
  const values = Prisma.raw(CONTACT_TEXT_FIELDS.map((field) => `coalesce(r."data"->>'${field}', '')`).join(', '));
  const tags = terms.tags.length
    ? Prisma.sql`ARRAY(SELECT DISTINCT t FROM unnest(${terms.tags}::text[] || ARRAY(SELECT jsonb_array_elements_text(r."data"->'tags'))) t)`
    : Prisma.sql`ARRAY(SELECT jsonb_array_elements_text(r."data"->'tags'))`;
  const consented = terms.legalBasis === 'consent';
  const [counts] = await db.$queryRaw<{ wanted: number; eligible: number; added: number }[]>`
    WITH page AS MATERIALIZED (
      SELECT r.*, (SELECT true FROM "Suppression" s WHERE s."addressHmac" = r."addressHmac" AND s."vendorId" = '') IS NOT NULL
        AS "suppressed"
      FROM "ImportRow" r
      WHERE r."partnerId" = ${partnerId} AND r."importId" = ${importId} AND r."outcome" = 'new'
        AND r."line" > ${from} AND r."line" <= ${to}
    ), added AS (
      INSERT INTO "Contact" ("partnerId", "id", "email", "emailCanonical", "addressHmac", ${columns}, "tags", "consent",
        "legalBasis", "consentSource", "consentAt", "trackingConsent", "unsendable", "importId", "createdAt", "updatedAt")
      SELECT r."partnerId", r."data"->>'id', r."data"->>'email', r."emailCanonical", r."addressHmac", ${values}, ${tags},
        ${consented ? 'granted' : 'none'}, ${terms.legalBasis}, ${terms.consentSource}, ${now}::timestamptz,
        ${terms.trackingConsent}, r."data"->>'unsendable', ${importId}, ${now}::timestamptz, ${now}::timestamptz
      FROM page r WHERE NOT r."suppressed"
      ON CONFLICT ("partnerId", "emailCanonical") DO NOTHING
      RETURNING "partnerId", "id"
    ), ledger AS (
      INSERT INTO "Consent" ("partnerId", "id", "contactId", "kind", "granted", "legalBasis", "source", "at")
      ${firstEntries(terms, now)}
    )
    SELECT count(*)::integer AS "wanted", count(*) FILTER (WHERE NOT p."suppressed")::integer AS "eligible",
      (SELECT count(*)::integer FROM added) AS "added"
    FROM page p`;
  return counts ?? { wanted: 0, eligible: 0, added: 0 };
}

/**
 * The ledger's first entries of new contacts. Their ids are made from the contact's, which is as random: half a million
 * calls of tl_new_id() are five seconds. The second kind differs in its last character.
 */
function firstEntries(terms: ImportTerms, now: Date): Prisma.Sql {
  const marketing = Prisma.sql`
    SELECT "partnerId", 'cns_' || substr("id", 5), "id", 'marketing', true, ${terms.legalBasis}, ${terms.consentSource},
      ${now}::timestamptz FROM added`;
  if (!terms.trackingConsent) return marketing;
  const next = Prisma.sql`translate(right("id", 1), '0123456789ABCDEFGHJKMNPQRSTVWXYZ', '123456789ABCDEFGHJKMNPQRSTVWXYZ0')`;
  return Prisma.sql`${marketing} UNION ALL
    SELECT "partnerId", 'cns_' || substr("id", 5, 25) || ${next}, "id", 'tracking', true, 'consent', ${terms.consentSource},
      ${now}::timestamptz FROM added`;
}

/**
 * Changes the contacts that were there already among the lines after `from` up to `to`. Rows that change nothing are not
 * touched. Each contact is found and written through a unique key, whatever the planner believes of a table that has
 * just grown; the write is an upsert of a row that is locked and there.
 *
 * @param which rows that had a contact at the dry run, or also those that were new then
 */
export async function mergeContacts(
  db: ScopedDb,
  input: Apply & { from: number; to: number; which: 'known' | 'all' },
): Promise<{ changed: number }> {
  const { partnerId, importId, terms, now, from, to, which } = input;
  const merge = mergeOf(terms, now);
  const outcomes = which === 'known' ? ['changed', 'unchanged'] : ['new', 'changed', 'unchanged'];
  const [page] = await db.$queryRaw<{ changed: number }[]>`
    WITH p AS MATERIALIZED (
      SELECT e.*, r."data", r."newTags", ${merge.gainsBasis} AS "gainsBasis", ${merge.gainsTracking} AS "gainsTracking"
      FROM (
        SELECT i."emailCanonical", i."data", ${merge.tagsOf(Prisma.sql`i."data"`)} AS "newTags" FROM "ImportRow" i
        WHERE i."partnerId" = ${partnerId} AND i."importId" = ${importId} AND i."line" > ${from} AND i."line" <= ${to}
          AND i."outcome" = ANY(${outcomes}::text[])
          AND (SELECT true FROM "Suppression" s WHERE s."addressHmac" = i."addressHmac" AND s."vendorId" = '') IS NULL
        OFFSET 0
      ) r CROSS JOIN LATERAL (
        SELECT e.* FROM "Contact" e WHERE e."emailCanonical" = r."emailCanonical" AND ${merge.differs} LIMIT 1 FOR UPDATE
      ) e
    ), changed AS (
      INSERT INTO "Contact" AS c ("partnerId", "id", "email", "emailCanonical", "addressHmac", ${merge.columns}, "importId", "updatedAt")
      SELECT p."partnerId", p."id", p."email", p."emailCanonical", p."addressHmac", ${merge.values}, ${importId}, ${now}::timestamptz
      FROM p
      ON CONFLICT ("partnerId", "id") DO UPDATE SET ${merge.assignments}, "importId" = excluded."importId",
        "updatedAt" = excluded."updatedAt"
      RETURNING c."id"
    ), ledger AS (
      INSERT INTO "Consent" ("partnerId", "id", "contactId", "kind", "granted", "legalBasis", "source", "at")
      SELECT ${partnerId}, tl_new_id('cns'), p."id", 'marketing', true, ${terms.legalBasis}, ${terms.consentSource}, ${now}::timestamptz
      FROM p WHERE p."gainsBasis"
      UNION ALL
      SELECT ${partnerId}, tl_new_id('cns'), p."id", 'tracking', true, 'consent', ${terms.consentSource}, ${now}::timestamptz
      FROM p WHERE p."gainsTracking"
    )
    SELECT count(*)::integer AS "changed" FROM changed`;
  return page ?? { changed: 0 };
}
