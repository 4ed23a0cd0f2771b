import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { WeekCounts } from './vendor-counts.sql.ts';

/** What a partner sent since, over all its vendors, and what came back. */
export async function countOwnWeek(ctx: PartnerCtx, since: Date): Promise<WeekCounts> {
  const { partnerId } = ctx.scope;
  const [row] = await ctx.db.$queryRaw<WeekCounts[]>`
    SELECT count(*)::int AS "launches", coalesce(sum(t."accepted"), 0)::int AS "sent", coalesce(sum(t."clicks"), 0)::int AS "clicks",
      coalesce(sum(t."unsubscribes"), 0)::int AS "unsubscribes",
      (SELECT count(*) FROM "Lead" WHERE "partnerId" = ${partnerId} AND "createdAt" >= ${since})::int AS "leads",
      (SELECT count(*) FROM "Deal" WHERE "partnerId" = ${partnerId} AND "registeredAt" >= ${since})::int AS "registered",
      (SELECT count(*) FROM "Deal" WHERE "partnerId" = ${partnerId} AND "status" = 'won' AND "closedAt" >= ${since})::int AS "won"
    FROM "Launch" l LEFT JOIN "LaunchTotals" t ON t."vendorId" = l."vendorId" AND t."launchId" = l."id"
    WHERE l."partnerId" = ${partnerId} AND l."status" <> 'draft' AND l."startsAt" >= ${since}`;
  return row ?? { launches: 0, sent: 0, clicks: 0, unsubscribes: 0, leads: 0, registered: 0, won: 0 };
}
