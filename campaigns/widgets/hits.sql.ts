import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { HitCount } from './record-hits.ts';

/** Adds counts to days and totals. A widget that is not the partner's is left out. Rows in one order: no deadlocks. */
export async function addHits(
  ctx: PartnerCtx,
  { counts, now }: { counts: readonly HitCount[]; now: Date },
): Promise<void> {
  const { partnerId } = ctx.scope;
  const of = <K extends keyof HitCount>(key: K): HitCount[K][] => counts.map((count) => count[key]);
  await ctx.db.$executeRaw`
    INSERT INTO "WidgetDay" ("vendorId", "widgetId", "partnerId", "day", "itemId", "views", "clicks")
    SELECT w."vendorId", w."id", w."partnerId", c."day"::date, c."itemId", sum(c."views"), sum(c."clicks")
    FROM unnest(${of('widgetId')}::text[], ${of('itemId')}::text[], ${of('day')}::text[],
      ${of('views')}::int[], ${of('clicks')}::int[]) AS c("widgetId", "itemId", "day", "views", "clicks")
    JOIN "Widget" w ON w."partnerId" = ${partnerId} AND w."id" = c."widgetId"
    GROUP BY w."vendorId", w."id", w."partnerId", c."day", c."itemId"
    ORDER BY w."id", c."day", c."itemId"
    ON CONFLICT ("partnerId", "widgetId", "day", "itemId")
    DO UPDATE SET "views" = "WidgetDay"."views" + excluded."views", "clicks" = "WidgetDay"."clicks" + excluded."clicks"`;
  await ctx.db.$executeRaw`
    INSERT INTO "WidgetTotals" ("vendorId", "widgetId", "partnerId", "views", "clicks", "updatedAt")
    SELECT w."vendorId", w."id", w."partnerId", sum(c."views"), sum(c."clicks"), ${now}
    FROM unnest(${of('widgetId')}::text[], ${of('views')}::int[], ${of('clicks')}::int[])
      AS c("widgetId", "views", "clicks")
    JOIN "Widget" w ON w."partnerId" = ${partnerId} AND w."id" = c."widgetId"
    GROUP BY w."vendorId", w."id", w."partnerId"
    ORDER BY w."id"
    ON CONFLICT ("vendorId", "partnerId", "widgetId")
    DO UPDATE SET "views" = "WidgetTotals"."views" + excluded."views",
      "clicks" = "WidgetTotals"."clicks" + excluded."clicks", "updatedAt" = excluded."updatedAt"`;
}
