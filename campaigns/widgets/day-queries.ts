import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
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

export type WidgetDayRow = {
  /** "2026-03-29", UTC */
  day: string;
  /** "" = the widget as a whole */
  itemId: string;
  /** "" for the widget as a whole, and for an item that its vendor shows no more */
  itemTitle: string;
  views: number;
  clicks: number;
};

// Two years of days with twelve items each.
const MAX_ROWS = 10_000;

/**
 * Views of one widget and clicks on its items, day by day, newest first.
 *
 * @throws DomainError not_found
 */
export async function listWidgetDays(
  ctx: PartnerCtx,
  { widgetId, from }: { widgetId: WidgetId; from?: string | undefined },
): Promise<WidgetDayRow[]> {
  authorize(ctx.actor, 'widget:read');
  const { partnerId } = ctx.scope;
  if ((await ctx.db.widget.count({ where: { partnerId, id: widgetId, archivedAt: null } })) === 0)
    throw notFound('widget', widgetId);
  const rows = await ctx.db.widgetDay.findMany({
    where: { partnerId, widgetId, ...(from ? { day: { gte: new Date(from) } } : {}) },
    orderBy: [{ day: 'desc' }, { clicks: 'desc' }, { itemId: 'asc' }],
    take: MAX_ROWS,
    select: { day: true, itemId: true, views: true, clicks: true },
  });
  const titles = await ctx.db.widgetItem.findMany({
    where: { id: { in: [...new Set(rows.map(({ itemId }) => itemId))] } },
    select: { id: true, title: true },
  });
  const titleOf = new Map(titles.map(({ id, title }) => [id, title]));
  return rows.map(({ day, itemId, ...counts }) => ({
    ...{ day: day.toISOString().slice(0, 10), itemId, itemTitle: titleOf.get(itemId) ?? '' },
    ...counts,
  }));
}

/** A widget's items by their clicks, most first; those without a click are left out. */
export function clicksByItem(rows: readonly WidgetDayRow[]): { itemId: string; itemTitle: string; clicks: number }[] {
  const sums = new Map<string, { itemId: string; itemTitle: string; clicks: number }>();
  for (const { itemId, itemTitle, clicks } of rows) {
    if (itemId === '' || clicks === 0) continue;
    sums.set(itemId, { itemId, itemTitle, clicks: clicks + (sums.get(itemId)?.clicks ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.clicks - a.clicks || (a.itemId < b.itemId ? -1 : 1));
}
