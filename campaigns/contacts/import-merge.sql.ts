import { Prisma } from '#prisma/generated/client.ts';
import { CONTACT_TEXT_FIELDS, type ImportTerms } from './schema.ts';

/**
 * What an imported row does to a contact that is there already, as SQL over `e` ("Contact") and `r` (a row with jsonb
 * "data"). Counted in the dry run and done in the second pass by the same expressions.
 *
 * - a cell with text replaces, an empty one keeps; tags are added; the address keeps its first spelling
 * - permission is only ever added: where it was withdrawn it stays withdrawn, where it was given the first proof stays
 *
 * `values` are over `p`: the contact's columns, "data", "newTags" (`tagsOf`), "gainsBasis" and "gainsTracking".
 */
export function mergeOf(terms: ImportTerms, now: Date) {
  const { legalBasis, consentSource } = terms;
  const gainsBasis = basisIsNews(terms, now);
  const gainsTracking = trackingIsNews(terms);
  const tagsOf = (data: Prisma.Sql) =>
    Prisma.sql`(${terms.tags}::text[] || ARRAY(SELECT jsonb_array_elements_text(${data}->'tags')))`;
  const differs = [...CONTACT_TEXT_FIELDS.map(textDiffers), tagsDiffer(tagsOf), gainsBasis, gainsTracking];
  const gained = (value: Prisma.Sql, column: string) =>
    Prisma.sql`CASE WHEN p."gainsBasis" THEN ${value} ELSE p.${Prisma.raw(`"${column}"`)} END`;
  const written: [column: string, value: Prisma.Sql][] = [
    ...CONTACT_TEXT_FIELDS.map((field): [string, Prisma.Sql] => [field, mergedText(field)]),
    ['tags', Prisma.sql`p."tags" || ARRAY(SELECT DISTINCT t FROM unnest(p."newTags") t WHERE NOT t = ANY(p."tags"))`],
    ['consent', legalBasis === 'consent' ? gained(Prisma.sql`'granted'`, 'consent') : Prisma.sql`p."consent"`],
    ['legalBasis', gained(Prisma.sql`${legalBasis}`, 'legalBasis')],
    ['consentSource', gained(Prisma.sql`${consentSource}`, 'consentSource')],
    ['consentAt', gained(Prisma.sql`${now}::timestamptz`, 'consentAt')],
    ['consentExpiresAt', gained(Prisma.sql`NULL`, 'consentExpiresAt')],
    ['trackingConsent', Prisma.sql`p."trackingConsent" OR p."gainsTracking"`],
  ];
  return {
    tagsOf,
    gainsBasis,
    gainsTracking,
    differs: Prisma.sql`(${Prisma.join(differs, ' OR ')})`,
    columns: Prisma.raw(written.map(([column]) => `"${column}"`).join(', ')),
    values: Prisma.join(written.map(([, value]) => value)),
    assignments: Prisma.raw(written.map(([column]) => `"${column}" = excluded."${column}"`).join(', ')),
  };
}

function basisIsNews({ legalBasis }: ImportTerms, now: Date): Prisma.Sql {
  return legalBasis === 'consent'
    ? Prisma.sql`(e."consent" = 'none' OR (e."consent" = 'granted' AND coalesce(e."consentExpiresAt" <= ${now}, false)))`
    : Prisma.sql`(e."legalBasis" = '' AND e."consent" <> 'withdrawn')`;
}

function trackingIsNews({ trackingConsent }: ImportTerms): Prisma.Sql {
  if (!trackingConsent) return Prisma.sql`false`;
  return Prisma.sql`(NOT e."trackingConsent" AND e."consent" <> 'withdrawn' AND NOT EXISTS (
    SELECT 1 FROM "Consent" k WHERE k."contactId" = e."id" AND k."kind" = 'tracking' AND NOT k."granted" OFFSET 0))`;
}

function textDiffers(field: string): Prisma.Sql {
  return Prisma.raw(`coalesce(r."data"->>'${field}', e."${field}") <> e."${field}"`);
}

function tagsDiffer(tagsOf: (data: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT e."tags" @> ${tagsOf(Prisma.sql`r."data"`)}`;
}

function mergedText(field: string): Prisma.Sql {
  return Prisma.raw(`coalesce(p."data"->>'${field}', p."${field}")`);
}
