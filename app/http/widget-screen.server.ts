import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { WidgetId } from '#campaigns/kernel/ids.ts';
import { listForms } from '#campaigns/leads/form-queries.ts';
import { policyOf, snippetOf } from '#campaigns/widgets/snippet.ts';
import { getWidget } from '#campaigns/widgets/widget-queries.ts';

/** All that a widget's own screen shows. */
export async function readWidgetScreen(ctx: PartnerCtx, widgetId: WidgetId) {
  const { publicUrl } = ctx.install;
  const widget = await getWidget(ctx, widgetId);
  const base = `${publicUrl}/w/${widgetId}`;
  return {
    widget,
    forms: widget.kind === 'form' ? await listForms(ctx, { vendorId: widget.vendorId }) : [],
    snippet: snippetOf(widget, publicUrl),
    policy: policyOf(publicUrl),
    pageUrl: `${base}.html`,
    calendarUrl: widget.kind === 'events' ? `${base}.ics` : null,
  };
}
