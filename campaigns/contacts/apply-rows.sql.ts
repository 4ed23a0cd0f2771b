import { Prisma } from '#prisma/generated/client.ts';
import type { ScopedDb } from '#prisma/scoped-db.ts';
import { mergeOf } from './import-merge.sql.ts';
import { CONTACT_TEXT_FIELDS, type ImportTerms } from './schema.ts';

type Apply = { partnerId: string; importId: string; terms: ImportTerms; now: Date };

/** One import of a partner at a time: two would wait for each other's rows. @returns false when another one is at it */
export async function lockImports(db: ScopedDb, partnerId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ locked: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`import:${partnerId}`}, 0)) AS "locked"`;
  return row?.locked ?? false;
}

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
      SELECT r.*, EXISTS (SELECT 1 FROM "Suppression" s WHERE s."partnerId" = ${partnerId}
        AND s."addressHmac" = r."addressHmac" AND s."vendorId" = '') AS "suppressed"
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
 * Changes contacts that were there already, `limit` at a time in the order of their addresses: whoever else locks many
 * contacts takes the same order, so that two never wait for each other. Rows that change nothing are not touched.
 *
 * @param after   address that the page before ended with, '' at first
 * @param which which rows: 'known' those that had a contact at the dry run, 'all' also those that were new then
 */
export async function mergeContacts(
  db: ScopedDb,
  {
    partnerId,
    importId,
    terms,
    now,
    after,
    limit,
    which,
  }: Apply & { after: string; limit: number; which: 'known' | 'all' },
): Promise<{ changed: number; last: string | null }> {
  const merge = mergeOf(terms, now);
  const outcomes = which === 'known' ? ['changed', 'unchanged'] : ['new', 'changed', 'unchanged'];
  const [page] = await db.$queryRaw<{ changed: number; last: string | null }[]>`
    WITH p AS MATERIALIZED (
      SELECT e."id", e."tags", r."emailCanonical", r."data", ${merge.newTags} AS "newTags",
        ${merge.gainsBasis} AS "gainsBasis", ${merge.gainsTracking} AS "gainsTracking"
      FROM "ImportRow" r JOIN "Contact" e ON e."partnerId" = ${partnerId} AND e."emailCanonical" = r."emailCanonical"
      WHERE r."partnerId" = ${partnerId} AND r."importId" = ${importId} AND r."emailCanonical" > ${after}
        AND r."outcome" = ANY(${outcomes}::text[]) AND ${merge.differs}
        AND NOT EXISTS (SELECT 1 FROM "Suppression" s WHERE s."partnerId" = ${partnerId}
          AND s."addressHmac" = r."addressHmac" AND s."vendorId" = '')
      ORDER BY r."emailCanonical" LIMIT ${limit} FOR UPDATE OF e
    ), changed AS (
      UPDATE "Contact" c SET ${merge.assignments}, "importId" = ${importId}, "updatedAt" = ${now}::timestamptz
      FROM p WHERE c."partnerId" = ${partnerId} AND c."id" = p."id"
      RETURNING c."id", p."gainsBasis", p."gainsTracking"
    ), ledger AS (
      INSERT INTO "Consent" ("partnerId", "id", "contactId", "kind", "granted", "legalBasis", "source", "at")
      SELECT ${partnerId}, tl_new_id('cns'), x."id", 'marketing', true, ${terms.legalBasis}, ${terms.consentSource}, ${now}::timestamptz
      FROM changed x WHERE x."gainsBasis"
      UNION ALL
      SELECT ${partnerId}, tl_new_id('cns'), x."id", 'tracking', true, 'consent', ${terms.consentSource}, ${now}::timestamptz
      FROM changed x WHERE x."gainsTracking"
    )
    SELECT (SELECT count(*)::integer FROM changed) AS "changed", max("emailCanonical") AS "last" FROM p`;
  return page ?? { changed: 0, last: null };
}
