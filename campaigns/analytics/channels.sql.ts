import type { PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';

/** What is out besides mail. */
export type ChannelCounts = {
  /** published since */
  posts: number;
  /** running now */
  journeys: number;
  /** of a vendor: so far, of widgets with at least 8 views; of a partner: since */
  widgetViews: number;
  widgetClicks: number;
};

export const NO_CHANNELS: ChannelCounts = { posts: 0, journeys: 0, widgetViews: 0, widgetClicks: 0 };

/** What partners have out for a vendor. Widgets are counted for a vendor as a whole, not by day. */
export async function countChannels(ctx: VendorCtx, since: Date): Promise<ChannelCounts> {
  const { vendorId } = ctx.scope;
  const [row] = await ctx.db.$queryRaw<ChannelCounts[]>`
    SELECT (SELECT count(*) FROM "SocialPublication" WHERE "vendorId" = ${vendorId} AND "publishedAt" >= ${since} AND "state" NOT IN ('removing', 'removed'))::int AS "posts",
      (SELECT count(*) FROM "JourneyActivation" WHERE "vendorId" = ${vendorId} AND "state" = 'running')::int AS "journeys",
      coalesce(sum("views"), 0)::int AS "widgetViews", coalesce(sum("clicks"), 0)::int AS "widgetClicks"
    FROM "WidgetTotals" WHERE "vendorId" = ${vendorId}`;
  return row ?? NO_CHANNELS;
}

/** What a partner has out for each of its vendors; vendors without anything are left out. */
export async function listOwnChannels(ctx: PartnerCtx, since: Date): Promise<(ChannelCounts & { vendorId: string })[]> {
  const { partnerId } = ctx.scope;
  return ctx.db.$queryRaw`
    SELECT "vendorId", sum("posts")::int AS "posts", sum("journeys")::int AS "journeys",
      sum("views")::int AS "widgetViews", sum("clicks")::int AS "widgetClicks"
    FROM (
      SELECT "vendorId", 1 AS "posts", 0 AS "journeys", 0 AS "views", 0 AS "clicks" FROM "SocialPublication"
      WHERE "partnerId" = ${partnerId} AND "publishedAt" >= ${since} AND "state" NOT IN ('removing', 'removed')
      UNION ALL
      SELECT "vendorId", 0, 1, 0, 0 FROM "JourneyActivation" WHERE "partnerId" = ${partnerId} AND "state" = 'running'
      UNION ALL
      SELECT "vendorId", 0, 0, "views", "clicks" FROM "WidgetDay" WHERE "partnerId" = ${partnerId} AND "day" >= ${since}::date
    ) AS "out"
    GROUP BY "vendorId"`;
}

/** Several vendors' counts as one. */
export function sumChannels(counts: readonly ChannelCounts[]): ChannelCounts {
  return counts.reduce(
    (sum, one) => ({
      posts: sum.posts + one.posts,
      journeys: sum.journeys + one.journeys,
      widgetViews: sum.widgetViews + one.widgetViews,
      widgetClicks: sum.widgetClicks + one.widgetClicks,
    }),
    NO_CHANNELS,
  );
}
