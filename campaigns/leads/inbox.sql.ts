import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { newId, type PartnerId, type VendorId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

export type WaitingEngagement = {
  eventId: string;
  vendorId: VendorId;
  launchId: string | null;
  campaignId: string | null;
  tacticId: string | null;
  channel: string;
  role: string;
  kind: string;
  class: string;
  at: Date;
  contactId: string;
  emailCanonical: string;
};

/**
 * Takes engagements out of the inbox, in the transaction that counts them: another worker takes others. Those whose
 * person is gone are taken out and not returned.
 *
 * @returns taken: how many left the inbox
 */
export async function takeEngagements(
  ctx: PartnerCtx,
  limit: number,
): Promise<{ taken: number; rows: WaitingEngagement[] }> {
  const { partnerId } = ctx.scope;
  // An array is made once. The inbox is empty whenever statistics are taken, and a join of "one row with one row" would
  // look for all of them again at each.
  const taken = await ctx.db.$queryRaw<{ engagementId: string }[]>`
    DELETE FROM "ScoreInbox" WHERE "partnerId" = ${partnerId} AND "engagementId" = ANY(ARRAY(
      SELECT "engagementId" FROM "ScoreInbox" WHERE "partnerId" = ${partnerId}
      ORDER BY "engagementId" LIMIT ${limit} FOR UPDATE SKIP LOCKED))
    RETURNING "engagementId"`;
  if (taken.length === 0) return { taken: 0, rows: [] };
  const rows = await ctx.db.$queryRaw<WaitingEngagement[]>`
    SELECT e."eventId", e."vendorId", e."launchId", l."campaignId", e."tacticId", e."channel", e."role", e."kind", e."class", e."at",
      c."id" AS "contactId", c."emailCanonical"
    FROM "Engagement" e JOIN "Contact" c ON c."partnerId" = e."partnerId" AND c."id" = e."contactId"
    LEFT JOIN "Launch" l ON l."partnerId" = e."partnerId" AND l."id" = e."launchId"
    WHERE e."partnerId" = ${partnerId} AND e."id" = ANY(${taken.map((row) => row.engagementId)})`;
  return { taken: taken.length, rows };
}

export type LeadOfContact = { leadId: string; emailCanonical: string; contactId: string | null };

/** The leads that these addresses have with one vendor, at this partner. */
export async function leadsOfAddresses(
  ctx: PartnerCtx,
  vendorId: VendorId,
  addresses: readonly string[],
): Promise<LeadOfContact[]> {
  return ctx.db.$queryRaw<LeadOfContact[]>`
    SELECT "id" AS "leadId", "emailCanonical", "contactId" FROM "Lead"
    WHERE "vendorId" = ${vendorId} AND "owner" = ${ctx.scope.partnerId} AND "emailCanonical" = ANY(${addresses})`;
}

/**
 * Makes leads of contacts that have none with this vendor, in one statement; one that another worker made meanwhile is
 * returned as it is.
 *
 * @param contacts each with the campaign and launch that brought it
 */
export async function keepContactLeads(
  ctx: PartnerCtx,
  vendorId: VendorId,
  contacts: readonly { contactId: string; campaignId: string | null; launchId: string | null }[],
): Promise<{ leadId: string; emailCanonical: string; isNew: boolean }[]> {
  if (contacts.length === 0) return [];
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  return ctx.db.$queryRaw<{ leadId: string; emailCanonical: string; isNew: boolean }[]>`
    INSERT INTO "Lead" ("vendorId", "id", "origin", "owner", "partnerId", "contactId", "email", "emailCanonical", "firstName", "lastName",
      "company", "jobTitle", "phone", "country", "language", "campaignId", "launchId", "source", "createdAt", "updatedAt")
    SELECT ${vendorId}, x."id", 'partner', ${partnerId}, ${partnerId}, c."id", c."email", c."emailCanonical", c."firstName", c."lastName",
      c."company", c."jobTitle", c."phone", c."country", c."language", x."campaignId", x."launchId", 'mail', ${now}, ${now}
    FROM unnest(${contacts.map(() => newId('lead'))}::text[], ${contacts.map((one) => one.contactId)}::text[],
      ${contacts.map((one) => one.campaignId)}::text[], ${contacts.map((one) => one.launchId)}::text[])
      AS x("id", "contactId", "campaignId", "launchId")
    JOIN "Contact" c ON c."partnerId" = ${partnerId} AND c."id" = x."contactId"
    ORDER BY c."emailCanonical"
    ON CONFLICT ("vendorId", "owner", "emailCanonical") DO UPDATE SET "contactId" = EXCLUDED."contactId"
    RETURNING "id" AS "leadId", "emailCanonical", (xmax = 0) AS "isNew"`;
}

/** Partners with engagements that no score has counted; ids only. */
export async function findWaitingScores(system: SystemDb): Promise<{ partnerId: PartnerId }[]> {
  return system.$queryRaw<{ partnerId: PartnerId }[]>`SELECT DISTINCT "partnerId" FROM "ScoreInbox" LIMIT 500`;
}
