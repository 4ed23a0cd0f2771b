import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { PartnerId } from '#campaigns/kernel/ids.ts';
import { mondayOf, toLocalDate } from '#campaigns/kernel/time.ts';
import { REQUESTS_UNDER_WAY } from '#campaigns/mdf/request-status.ts';

export type NudgeRow = {
  partnerId: PartnerId;
  name: string;
  lastLaunchAt: Date | null;
  /** nothing launched for 30 days */
  quiet: boolean;
  /** published for three days or more, meant for it, not launched by it */
  campaigns: number;
  /** of the vendor's leads, offered a day ago or earlier and not answered */
  leads: number;
  /** approved money to be claimed within 21 days, and questions about claims and requests */
  claims: number;
  /** this week's reminder */
  remindedAt: Date | null;
  /** partners with something to be reminded of, in all */
  total: number;
};

/**
 * Active partners with something that waits for them, the most urgent first; those reminded this week last. One statement,
 * however many partners and campaigns there are.
 */
export function selectNudges(ctx: VendorCtx, { today, limit }: { today: string; limit: number }): Promise<NudgeRow[]> {
  const { vendorId } = ctx.scope;
  const now = ctx.clock.now();
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  return ctx.db.$queryRaw<NudgeRow[]>`
    WITH p AS (
      SELECT s."partnerId", s."tierId", o."name" FROM "Partnership" s JOIN "Partner" o ON o."id" = s."partnerId"
      WHERE s."vendorId" = ${vendorId} AND s."status" = 'active'),
    launched AS (
      SELECT "partnerId", max("startsAt") AS "at" FROM "Launch"
      WHERE "vendorId" = ${vendorId} AND "status" <> 'draft' GROUP BY 1),
    offered AS (
      SELECT c."id", array(SELECT t."tierId" FROM "CampaignTier" t WHERE t."vendorId" = c."vendorId" AND t."campaignId" = c."id") AS "tiers",
        array(SELECT g."groupId" FROM "CampaignGroup" g WHERE g."vendorId" = c."vendorId" AND g."campaignId" = c."id") AS "groups"
      FROM "Campaign" c
      WHERE c."vendorId" = ${vendorId} AND c."status" = 'published' AND c."archivedAt" IS NULL AND c."publishedAt" <= ${before(3)}
        AND coalesce(c."startsOn" <= ${today}, true) AND coalesce(c."endsOn" >= ${today}, true)),
    taken AS (SELECT DISTINCT "partnerId", "campaignId" FROM "Launch" WHERE "vendorId" = ${vendorId} AND "status" <> 'draft'),
    member AS (SELECT "partnerId", array_agg("groupId") AS "groups" FROM "PartnerGroupMember" WHERE "vendorId" = ${vendorId} GROUP BY 1),
    waiting AS (
      SELECT p."partnerId", count(*) AS "n" FROM p CROSS JOIN offered c
        LEFT JOIN taken t ON t."partnerId" = p."partnerId" AND t."campaignId" = c."id"
        LEFT JOIN member m ON m."partnerId" = p."partnerId"
      WHERE t."partnerId" IS NULL AND ((c."tiers" = '{}' AND c."groups" = '{}') OR p."tierId" = ANY (c."tiers") OR m."groups" && c."groups")
      GROUP BY 1),
    leads AS (
      SELECT "partnerId", count(*) AS "n" FROM "Assignment"
      WHERE "vendorId" = ${vendorId} AND "origin" = 'vendor' AND "state" = 'offered' AND "offeredAt" <= ${before(1)} GROUP BY 1),
    claims AS (
      SELECT "partnerId", count(*) AS "n" FROM (
        SELECT r."partnerId" FROM "FundRequest" r
        WHERE r."vendorId" = ${vendorId} AND (r."status" = 'info_requested' OR (r."status" = ANY (${[...REQUESTS_UNDER_WAY]})
          AND r."claimBy" BETWEEN ${today} AND to_char(${today}::date + 21, 'YYYY-MM-DD') AND r."endsOn" <= ${today}
          AND NOT EXISTS (SELECT 1 FROM "Claim" c WHERE c."vendorId" = r."vendorId" AND c."requestId" = r."id" AND c."status" <> 'cancelled')))
        UNION ALL
        SELECT c."partnerId" FROM "Claim" c WHERE c."vendorId" = ${vendorId} AND c."status" IN ('info_requested', 'rejected')) x
      GROUP BY 1),
    row AS (
      SELECT p."partnerId", p."name", l."at" AS "lastLaunchAt", coalesce(l."at" < ${before(30)}, true) AS "quiet",
        coalesce(w."n", 0)::int AS "campaigns", coalesce(a."n", 0)::int AS "leads", coalesce(c."n", 0)::int AS "claims",
        r."createdAt" AS "remindedAt"
      FROM p LEFT JOIN launched l USING ("partnerId") LEFT JOIN waiting w USING ("partnerId") LEFT JOIN leads a USING ("partnerId")
        LEFT JOIN claims c USING ("partnerId")
        LEFT JOIN "Reminder" r ON r."vendorId" = ${vendorId} AND r."partnerId" = p."partnerId" AND r."week" = ${mondayOf(toLocalDate(now, 'UTC'))})
    SELECT row.*, count(*) OVER ()::int AS "total" FROM row
    WHERE "leads" > 0 OR "claims" > 0 OR "quiet" OR "campaigns" > 0
    ORDER BY "remindedAt" IS NOT NULL, "leads" > 0 DESC, "claims" > 0 DESC, "quiet" DESC, "lastLaunchAt" NULLS FIRST, "name", "partnerId"
    LIMIT ${limit}`;
}
