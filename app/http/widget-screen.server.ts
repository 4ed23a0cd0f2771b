import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { WidgetId } from '#campaigns/kernel/ids.ts';
import { listForms } from '#campaigns/leads/form-queries.ts';
import { clicksByItem, listWidgetDays } from '#campaigns/widgets/day-queries.ts';
import { policyOf, snippetOf } from '#campaigns/widgets/snippet.ts';
import { getWidget } from '#campaigns/widgets/widget-queries.ts';

const DAY_MS = 86_400_000;

/** All that a widget's own screen shows. */
export async function readWidgetScreen(ctx: PartnerCtx, widgetId: WidgetId) {
  const { publicUrl } = ctx.install;
  const widget = await getWidget(ctx, widgetId);
  const from = new Date(ctx.clock.now().getTime() - 30 * DAY_MS).toISOString().slice(0, 10);
  const days = await listWidgetDays(ctx, { widgetId, from });
  const base = `${publicUrl}/w/${widgetId}`;
  return {
    widget,
    forms: widget.kind === 'form' ? await listForms(ctx, { vendorId: widget.vendorId }) : [],
    clicks: clicksByItem(days).slice(0, 10),
    snippet: snippetOf(widget, publicUrl),
    policy: policyOf(publicUrl),
    pageUrl: `${base}.html`,
    calendarUrl: widget.kind === 'events' ? `${base}.ics` : null,
  };
}
