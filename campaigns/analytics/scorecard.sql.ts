import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';

export type ScorecardRow = {
  vendorId: VendorId;
  vendorName: string;
  tier: string | null;
  /** the tier above; null at the top, or where the vendor has no tiers */
  nextTier: string | null;
  goalLaunches: number;
  goalDeals: number;
  /** within a year */
  launches: number;
  sent: number;
  clicks: number;
  leads: number;
  /** offered and not answered */
  openLeads: number;
  deals: number;
  won: number;
};

/** What a partner did with each of its vendors within a year, and what the next tier asks for. Active partnerships, by name. */
export function selectScorecard(ctx: PartnerCtx): Promise<ScorecardRow[]> {
  const { partnerId } = ctx.scope;
  const since = new Date(ctx.clock.now().getTime() - 365 * 86_400_000);
  return ctx.db.$queryRaw<ScorecardRow[]>`
    WITH s AS (
      SELECT p."vendorId", v."name" AS "vendorName", t."name" AS "tier", t."rank" FROM "Partnership" p JOIN "Vendor" v ON v."id" = p."vendorId"
        LEFT JOIN "Tier" t ON t."vendorId" = p."vendorId" AND t."id" = p."tierId"
      WHERE p."partnerId" = ${partnerId} AND p."status" = 'active'),
    launched AS (
      SELECT l."vendorId", count(*) AS "n", sum(t."accepted") AS "sent", sum(t."clicks") AS "clicks" FROM "Launch" l
        LEFT JOIN "LaunchTotals" t ON t."vendorId" = l."vendorId" AND t."launchId" = l."id"
      WHERE l."partnerId" = ${partnerId} AND l."status" IN ('sending', 'paused', 'done') AND l."startsAt" >= ${since} GROUP BY 1),
    lead AS (
      SELECT "vendorId", count(*) AS "n", count(*) FILTER (WHERE "status" = 'offered') AS "open" FROM "Lead"
      WHERE "partnerId" = ${partnerId} AND "createdAt" >= ${since} GROUP BY 1),
    deal AS (
      SELECT "vendorId", count(*) AS "n", count(*) FILTER (WHERE "status" = 'won' AND "closedAt" >= ${since}) AS "won" FROM "Deal"
      WHERE "partnerId" = ${partnerId} AND ("registeredAt" >= ${since} OR "closedAt" >= ${since}) GROUP BY 1)
    SELECT s."vendorId", s."vendorName", s."tier", n."name" AS "nextTier", coalesce(n."goalLaunches", 0) AS "goalLaunches",
      coalesce(n."goalDeals", 0) AS "goalDeals", coalesce(launched."n", 0)::int AS "launches", coalesce(launched."sent", 0)::int AS "sent",
      coalesce(launched."clicks", 0)::int AS "clicks", coalesce(lead."n", 0)::int AS "leads", coalesce(lead."open", 0)::int AS "openLeads",
      coalesce(deal."n", 0)::int AS "deals", coalesce(deal."won", 0)::int AS "won"
    FROM s LEFT JOIN launched USING ("vendorId") LEFT JOIN lead USING ("vendorId") LEFT JOIN deal USING ("vendorId")
      LEFT JOIN LATERAL (
        SELECT t."name", t."goalLaunches", t."goalDeals" FROM "Tier" t
        WHERE t."vendorId" = s."vendorId" AND t."rank" < coalesce(s."rank", 2147483647) ORDER BY t."rank" DESC LIMIT 1) n ON true
    ORDER BY s."vendorName", s."vendorId"`;
}
