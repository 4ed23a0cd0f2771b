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

const NONE: ChannelCounts = { posts: 0, journeys: 0, widgetViews: 0, widgetClicks: 0 };

/** What partners have out for a vendor. Widgets are counted for a vendor as a whole, not by day. */
export async function countChannels(ctx: VendorCtx, since: Date): Promise<ChannelCounts> {
  const { vendorId } = ctx.scope;
  const [row] = await ctx.db.$queryRaw<ChannelCounts[]>`
    SELECT (SELECT count(*) FROM "SocialPublication" WHERE "vendorId" = ${vendorId} AND "publishedAt" >= ${since} AND "state" NOT IN ('removing', 'removed'))::int AS "posts",
      (SELECT count(*) FROM "JourneyActivation" WHERE "vendorId" = ${vendorId} AND "state" = 'running')::int AS "journeys",
      coalesce(sum("views"), 0)::int AS "widgetViews", coalesce(sum("clicks"), 0)::int AS "widgetClicks"
    FROM "WidgetTotals" WHERE "vendorId" = ${vendorId}`;
  return row ?? NONE;
}

/** What a partner has out, over all its vendors. */
export async function countOwnChannels(ctx: PartnerCtx, since: Date): Promise<ChannelCounts> {
  const { partnerId } = ctx.scope;
  const [row] = await ctx.db.$queryRaw<ChannelCounts[]>`
    SELECT (SELECT count(*) FROM "SocialPublication" WHERE "partnerId" = ${partnerId} AND "publishedAt" >= ${since} AND "state" NOT IN ('removing', 'removed'))::int AS "posts",
      (SELECT count(*) FROM "JourneyActivation" WHERE "partnerId" = ${partnerId} AND "state" = 'running')::int AS "journeys",
      coalesce(sum("views"), 0)::int AS "widgetViews", coalesce(sum("clicks"), 0)::int AS "widgetClicks"
    FROM "WidgetDay" WHERE "partnerId" = ${partnerId} AND "day" >= ${since}::date`;
  return row ?? NONE;
}
