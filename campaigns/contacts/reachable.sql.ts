import { Prisma } from '#prisma/generated/client.ts';
import type { AudienceFilter } from './schema.ts';

/** Why a contact of an audience gets no mail. */
export const NOT_REACHABLE_REASONS = ['suppressed', 'vendor_opt_out', 'no_consent', 'unsendable', 'cap'] as const;
export type NotReachableReason = (typeof NOT_REACHABLE_REASONS)[number];

type ReachOptions = {
  /** Where many are judged at once: a boolean over `c` that answers the opt-outs of this vendor. */
  vendorOptOut?: Prisma.Sql;
  /** The partner's cap, where the caller knows it already; null = it has none. Without it the row is read. */
  cap?: FrequencyCap | null;
};

/** A contact gets at most so many mailings in so many days, whatever vendors they are about. */
export type FrequencyCap = { mailings: number; days: number };

/**
 * SQL expression over alias `c` ("Contact"): null when this contact may get marketing mail now, else the first reason
 * against it. The one place that decides it: counts, expansion and the last check before the wire all ask here.
 *
 * @param vendorId about whose products the mail is; '' = asks only what holds for every vendor
 * @param now      consent that has expired by then does not count, the cap's days end then
 * @returns 'suppressed' | 'vendor_opt_out' | 'no_consent' | 'unsendable' | 'cap' | null
 * Source: campaigns/contacts/README.md, "Who is reachable".
 */
export function notReachableReason(vendorId: string, now: Date, options: ReachOptions = {}): Prisma.Sql {
  const optedOut =
    options.vendorOptOut ??
    (vendorId === '' ? Prisma.sql`false` : Prisma.sql`tl_vendor_opted_out(${vendorId}, c."addressHmac")`);
  // The opt-out is asked last but ranks second: it costs a call, the others are columns.
  return Prisma.sql`CASE
    WHEN EXISTS (SELECT 1 FROM "Suppression" s WHERE s."partnerId" = c."partnerId" AND s."addressHmac" = c."addressHmac"
      AND s."vendorId" IN ('', ${vendorId})) THEN 'suppressed'
    WHEN ${optedOut} THEN 'vendor_opt_out'
    WHEN ${noConsent(now)} THEN 'no_consent'
    WHEN c."unsendable" IS NOT NULL THEN 'unsendable'
    ${options.cap === null ? Prisma.empty : Prisma.sql`WHEN ${capReached(now, options.cap)} THEN 'cap'`}
  END`;
}

/** Consent must be given where it is the basis, must not be withdrawn or expired, and some basis there must be. */
function noConsent(now: Date): Prisma.Sql {
  return Prisma.sql`(c."consent" = 'withdrawn' OR c."legalBasis" = ''
    OR (c."legalBasis" = 'consent' AND c."consent" <> 'granted')
    OR coalesce(c."consentExpiresAt" <= ${now}, false))`;
}

/**
 * The partner's own limit: `capMailings` in `capDays`, whatever vendors they were about. `lastMailedAt` is looked at
 * first, so that only people mailed lately cost a look into deliveries; those go by mailing, because deliveries have no
 * index by contact.
 */
function capReached(now: Date, cap?: FrequencyCap): Prisma.Sql {
  const own = (column: 'capMailings' | 'capDays') =>
    cap
      ? Prisma.sql`${column === 'capDays' ? cap.days : cap.mailings}::int`
      : Prisma.sql`(SELECT p.${Prisma.raw(`"${column}"`)} FROM "Partner" p WHERE p."id" = (SELECT tl_partner()))`;
  const since = Prisma.sql`(${now}::timestamptz - make_interval(days => ${own('capDays')}))`;
  return Prisma.sql`(${own('capMailings')} IS NOT NULL AND c."lastMailedAt" > ${since}
    AND ${own('capMailings')} <= (
      SELECT count(*) FROM "Mailing" m
      JOIN "Delivery" d ON d."partnerId" = m."partnerId" AND d."mailingId" = m."id" AND d."contactId" = c."id"
      WHERE m."partnerId" = c."partnerId" AND m."sourceKind" <> 'test'
        AND coalesce(m."finishedAt" > ${since}, true)
        AND d."state" IN ('sending', 'accepted', 'delivered', 'bounced', 'complained', 'unknown')
        AND coalesce(d."settledAt" > ${since}, true)))`;
}

/**
 * SQL boolean over alias `c` ("Contact"): is this contact in the audience. Reachability is another question.
 *
 * @param now "not mailed since" counts back from here
 */
export function audienceWhere(filter: AudienceFilter, now: Date): Prisma.Sql {
  const parts: Prisma.Sql[] = [Prisma.sql`true`];
  if (filter.tagsAny?.length) parts.push(Prisma.sql`c."tags" && ${filter.tagsAny}::text[]`);
  if (filter.tagsAll?.length) parts.push(Prisma.sql`c."tags" @> ${filter.tagsAll}::text[]`);
  if (filter.countries?.length) parts.push(Prisma.sql`c."country" = ANY(${filter.countries}::text[])`);
  if (filter.languages?.length) {
    const languages = filter.languages.map((language) => language.toLowerCase());
    parts.push(Prisma.sql`(lower(c."language") = ANY(${languages}::text[])
      OR split_part(lower(c."language"), '-', 1) = ANY(${languages}::text[]))`);
  }
  if (filter.consent?.length) parts.push(Prisma.sql`c."consent" = ANY(${filter.consent}::text[])`);
  if (filter.importIds?.length) parts.push(Prisma.sql`c."importId" = ANY(${filter.importIds}::text[])`);
  if (filter.notMailedSinceDays !== undefined) {
    const since = new Date(now.getTime() - filter.notMailedSinceDays * 86_400_000);
    parts.push(Prisma.sql`coalesce(c."lastMailedAt" < ${since}, true)`);
  }
  return Prisma.sql`(${Prisma.join(parts, ' AND ')})`;
}
