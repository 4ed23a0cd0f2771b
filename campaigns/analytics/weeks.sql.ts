import type { Ctx } from '#campaigns/kernel/context.ts';

export type WeekRow = {
  /** its Monday, "2026-03-30" */
  week: string;
  launches: number;
  sent: number;
  clicks: number;
  unsubscribes: number;
};

/**
 * The course of the last weeks, by the week in which launches began; weeks without one too. A vendor's figures are those
 * that the row policy of LaunchTotals lets it see.
 *
 * @param given.monday first week, a Monday in `timeZone`
 */
export function selectWeeks(
  ctx: Ctx,
  given: { monday: string; weeks: number; from: Date; timeZone: string },
): Promise<WeekRow[]> {
  const { scope } = ctx;
  const vendorId = scope.side === 'vendor' ? scope.vendorId : null;
  const partnerId = scope.side === 'partner' ? scope.partnerId : null;
  return ctx.db.$queryRaw<WeekRow[]>`
    WITH weeks AS (SELECT ${given.monday}::date + 7 * n AS "monday" FROM generate_series(0, ${given.weeks}::int - 1) AS n),
    facts AS (
      SELECT date_trunc('week', l."startsAt" AT TIME ZONE ${given.timeZone})::date AS "monday", count(*) AS "launches",
        sum(t."accepted") AS "sent", sum(t."clicks") AS "clicks", sum(t."unsubscribes") AS "unsubscribes"
      FROM "Launch" l LEFT JOIN "LaunchTotals" t ON t."vendorId" = l."vendorId" AND t."launchId" = l."id"
      WHERE (l."vendorId" = ${vendorId} OR l."partnerId" = ${partnerId}) AND l."status" IN ('sending', 'paused', 'done', 'cancelled')
        AND l."startsAt" >= ${given.from} AND l."startsAt" <= ${ctx.clock.now()}
      GROUP BY 1)
    SELECT to_char(w."monday", 'YYYY-MM-DD') AS "week", coalesce(f."launches", 0)::int AS "launches", coalesce(f."sent", 0)::int AS "sent",
      coalesce(f."clicks", 0)::int AS "clicks", coalesce(f."unsubscribes", 0)::int AS "unsubscribes"
    FROM weeks w LEFT JOIN facts f USING ("monday") ORDER BY w."monday"`;
}
