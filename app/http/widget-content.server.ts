import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { FormVersionId, WidgetId } from '#campaigns/kernel/ids.ts';
import { getForm } from '#campaigns/leads/form-queries.ts';
import { type LiveWidget, loadWidget } from '#campaigns/widgets/load-widget.ts';
import type { WidgetStyle } from '#campaigns/widgets/schema.ts';
import { type WidgetPayload, widgetPayload } from '#campaigns/widgets/widget-payload.ts';

export type WidgetContent = {
  widget: LiveWidget;
  payload: WidgetPayload;
  formVersionId: FormVersionId | null;
  publicUrl: string;
};

/** A widget and, where it carries one, its form: two modules that do not know each other, put together. */
export async function readWidgetContent(
  ctx: PartnerCtx,
  { widgetId, preview }: { widgetId: WidgetId; preview?: WidgetStyle },
): Promise<WidgetContent | null> {
  const widget = await loadWidget(ctx, { widgetId, preview });
  if (!widget) return null;
  const form = widget.formId ? await getForm(ctx, widget.formId) : null;
  const payload = widgetPayload(widget, {
    publicUrl: ctx.install.publicUrl,
    form: form && { ...form.content, formVersionId: form.formVersionId, consentText: form.consentText },
  });
  return { widget, payload, formVersionId: form?.formVersionId ?? null, publicUrl: ctx.install.publicUrl };
}
