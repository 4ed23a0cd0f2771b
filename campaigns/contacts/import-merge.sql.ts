import { Prisma } from '#prisma/generated/client.ts';
import { CONTACT_TEXT_FIELDS, type ImportTerms } from './schema.ts';

/**
 * What an imported row does to a contact that is there already, as SQL over `e` ("Contact") and `r` (a row with jsonb
 * "data" and text "addressHmac"). Counted in the dry run and done in the second pass by the same expressions.
 *
 * - a cell with text replaces, an empty one keeps; tags are added; the address keeps its first spelling
 * - permission is only ever added: where it was withdrawn it stays withdrawn, where it was given the first proof stays
 */
export function mergeOf(terms: ImportTerms, now: Date) {
  const newTags = Prisma.sql`(${terms.tags}::text[] || ARRAY(SELECT jsonb_array_elements_text(r."data"->'tags')))`;
  const gainsBasis = basisIsNews(terms, now);
  const gainsTracking = terms.trackingConsent
    ? Prisma.sql`(NOT e."trackingConsent" AND e."consent" <> 'withdrawn' AND NOT EXISTS (
        SELECT 1 FROM "Consent" k WHERE k."partnerId" = e."partnerId" AND k."contactId" = e."id"
          AND k."kind" = 'tracking' AND NOT k."granted"))`
    : Prisma.sql`false`;
  const differs = Prisma.join(
    [
      ...CONTACT_TEXT_FIELDS.map((field) => textDiffers(field)),
      Prisma.sql`NOT e."tags" @> ${newTags}`,
      gainsBasis,
      gainsTracking,
    ],
    ' OR ',
  );
  const assignments = Prisma.join([
    ...CONTACT_TEXT_FIELDS.map((field) => textAssignment(field)),
    Prisma.sql`"tags" = p."tags" || ARRAY(SELECT DISTINCT t FROM unnest(p."newTags") t WHERE NOT t = ANY(p."tags"))`,
    Prisma.sql`"consent" = CASE WHEN p."gainsBasis" AND ${terms.legalBasis} = 'consent' THEN 'granted' ELSE c."consent" END`,
    Prisma.sql`"legalBasis" = CASE WHEN p."gainsBasis" THEN ${terms.legalBasis} ELSE c."legalBasis" END`,
    Prisma.sql`"consentSource" = CASE WHEN p."gainsBasis" THEN ${terms.consentSource} ELSE c."consentSource" END`,
    Prisma.sql`"consentAt" = CASE WHEN p."gainsBasis" THEN ${now}::timestamptz ELSE c."consentAt" END`,
    Prisma.sql`"consentExpiresAt" = CASE WHEN p."gainsBasis" THEN NULL ELSE c."consentExpiresAt" END`,
    Prisma.sql`"trackingConsent" = c."trackingConsent" OR p."gainsTracking"`,
  ]);
  return { newTags, gainsBasis, gainsTracking, differs: Prisma.sql`(${differs})`, assignments };
}

function basisIsNews({ legalBasis }: ImportTerms, now: Date): Prisma.Sql {
  return legalBasis === 'consent'
    ? Prisma.sql`(e."consent" = 'none' OR (e."consent" = 'granted' AND coalesce(e."consentExpiresAt" <= ${now}, false)))`
    : Prisma.sql`(e."legalBasis" = '' AND e."consent" <> 'withdrawn')`;
}

function textDiffers(field: string): Prisma.Sql {
  const column = Prisma.raw(`e."${field}"`);
  const key = Prisma.raw(`'${field}'`);
  return Prisma.sql`coalesce(r."data"->>${key}, ${column}) <> ${column}`;
}

function textAssignment(field: string): Prisma.Sql {
  return Prisma.raw(`"${field}" = coalesce(p."data"->>'${field}', c."${field}")`);
}
