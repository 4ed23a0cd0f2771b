import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { VendorId, WidgetId } from '#campaigns/kernel/ids.ts';
import type { WidgetKind } from './schema.ts';

export type WidgetFigures = { id: WidgetId; name: string; kind: WidgetKind; views: number; clicks: number };

/**
 * How often the partner's widgets with this vendor's content were looked at and clicked, first day to last, both
 * included (UTC), most views first. Taken-away widgets count too: they were there. Never who.
 */
export async function listWidgetFigures(
  ctx: PartnerCtx,
  { vendorId, from, until }: { vendorId: VendorId; from: string; until: string },
): Promise<WidgetFigures[]> {
  const { partnerId } = ctx.scope;
  const sums = await ctx.db.widgetDay.groupBy({
    by: ['widgetId'],
    where: { partnerId, vendorId, day: { gte: new Date(from), lte: new Date(until) } },
    _sum: { views: true, clicks: true },
  });
  const widgets = await ctx.db.widget.findMany({
    where: { partnerId, id: { in: sums.map(({ widgetId }) => widgetId) } },
    select: { id: true, name: true, kind: true },
  });
  const widgetOf = new Map(widgets.map((widget) => [widget.id, widget]));
  return sums
    .map(({ widgetId, _sum }) => ({
      id: widgetId as WidgetId,
      name: widgetOf.get(widgetId)?.name ?? '',
      kind: (widgetOf.get(widgetId)?.kind ?? 'news') as WidgetKind,
      ...{ views: _sum.views ?? 0, clicks: _sum.clicks ?? 0 },
    }))
    .sort((a, b) => b.views - a.views || (a.id < b.id ? -1 : 1));
}
