import type { VendorCtx } from '#campaigns/kernel/context.ts';

export type WeekCounts = {
  launches: number;
  sent: number;
  clicks: number;
  unsubscribes: number;
  /** of this week's launches, and those the vendor caught itself */
  leads: number;
  registered: number;
  won: number;
};

/** What went out since, and what came back of it: people only as far as the row policies let a vendor count them. */
export async function countWeek(ctx: VendorCtx, since: Date): Promise<WeekCounts> {
  const { vendorId } = ctx.scope;
  const [row] = await ctx.db.$queryRaw<WeekCounts[]>`
    WITH l AS (
      SELECT "id" FROM "Launch" WHERE "vendorId" = ${vendorId} AND "status" <> 'draft' AND "startsAt" >= ${since}),
    t AS (
      SELECT sum("accepted") AS "sent", sum("clicks") AS "clicks", sum("unsubscribes") AS "unsubscribes"
      FROM "LaunchTotals" WHERE "vendorId" = ${vendorId} AND "launchId" IN (SELECT "id" FROM l)),
    d AS (
      SELECT count(*) FILTER (WHERE "registeredAt" >= ${since}) AS "registered", count(*) FILTER (WHERE "status" = 'won' AND "closedAt" >= ${since}) AS "won"
      FROM "Deal" WHERE "vendorId" = ${vendorId})
    SELECT (SELECT count(*) FROM l)::int AS "launches", coalesce(t."sent", 0)::int AS "sent", coalesce(t."clicks", 0)::int AS "clicks",
      coalesce(t."unsubscribes", 0)::int AS "unsubscribes", d."registered"::int, d."won"::int,
      (coalesce((SELECT sum("leads") FROM "LeadTotals" WHERE "vendorId" = ${vendorId} AND "launchId" IN (SELECT "id" FROM l)), 0)
        + (SELECT count(*) FROM "Lead" WHERE "vendorId" = ${vendorId} AND "origin" = 'vendor' AND "createdAt" >= ${since}))::int AS "leads"
    FROM t, d`;
  return row ?? { launches: 0, sent: 0, clicks: 0, unsubscribes: 0, leads: 0, registered: 0, won: 0 };
}

/** How many partners there are, how many launched something in 30 days, how many are invited. */
export async function countPartners(
  ctx: VendorCtx,
): Promise<{ active: number; launchedLately: number; invited: number }> {
  const { vendorId } = ctx.scope;
  const now = ctx.clock.now();
  const [row] = await ctx.db.$queryRaw<{ active: number; launchedLately: number; invited: number }[]>`
    SELECT count(*)::int AS "active", count(*) FILTER (WHERE EXISTS (SELECT 1 FROM "Launch" l WHERE l."vendorId" = p."vendorId"
        AND l."partnerId" = p."partnerId" AND l."status" <> 'draft' AND l."startsAt" >= ${new Date(now.getTime() - 30 * 86_400_000)}))::int AS "launchedLately",
      (SELECT count(*) FROM "Invitation" WHERE "vendorId" = ${vendorId} AND "side" = 'partner' AND "acceptedAt" IS NULL
        AND "revokedAt" IS NULL AND "expiresAt" > ${now})::int AS "invited"
    FROM "Partnership" p WHERE p."vendorId" = ${vendorId} AND p."status" = 'active'`;
  return row ?? { active: 0, launchedLately: 0, invited: 0 };
}
