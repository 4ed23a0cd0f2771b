import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';
import { requireForm } from './internal/require-form.ts';
import { toOrigins } from './origins.ts';
import { UpdateWidget, type WidgetKind } from './schema.ts';

/**
 * Changes a widget's look, its form and the websites that may use it; they show it within seconds.
 *
 * @throws DomainError not_found; invalid at the field that does not fit
 */
export async function updateWidget(caller: PartnerCaller, given: UpdateWidget): Promise<void> {
  authorize(caller.actor, 'widget:write');
  const { widgetId, name, formId, style, ...rest } = UpdateWidget.parse(given);
  const origins = toOrigins(rest.origins);
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const before = await ctx.db.widget.findFirst({
      where: { partnerId, id: widgetId, archivedAt: null },
      select: { vendorId: true, kind: true, formId: true, name: true, origins: true },
    });
    if (!before) throw notFound('widget', widgetId);
    const wanted = { vendorId: before.vendorId as VendorId, kind: before.kind as WidgetKind, formId };
    const form = await requireForm(ctx, wanted, before.formId);
    await ctx.db.widget.updateMany({
      where: { partnerId, id: widgetId },
      data: { name, formId: form, style, origins, updatedAt: ctx.clock.now() },
    });
    await audit(ctx, {
      ...{ action: 'widget.changed', objectType: 'widget', objectId: widgetId },
      ...{ before: { name: before.name, origins: before.origins }, after: { name, origins } },
    });
  });
}
