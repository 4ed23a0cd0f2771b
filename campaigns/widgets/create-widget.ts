import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { newId, type WidgetId } from '#campaigns/kernel/ids.ts';
import { requireForm } from './internal/require-form.ts';
import { CreateWidget, WidgetStyle } from './schema.ts';
import { usualHeight } from './widget-look.ts';

/**
 * Begins a widget of one vendor's content, in the usual look. No website may use it until it is named.
 *
 * @throws DomainError not_found when the partner does not work with the vendor; invalid when a form is missing
 */
export async function createWidget(caller: PartnerCaller, given: CreateWidget): Promise<{ widgetId: WidgetId }> {
  authorize(caller.actor, 'widget:write');
  const { vendorId, kind, name, formId } = CreateWidget.parse(given);
  return inTransaction(caller, async (ctx) => {
    const { actor, scope, clock } = ctx;
    const { partnerId } = scope;
    const isPartnered = await ctx.db.partnership.count({ where: { vendorId, partnerId, status: 'active' } });
    if (isPartnered === 0) throw notFound('vendor', vendorId);
    const form = await requireForm(ctx, { vendorId, kind, formId });
    const widgetId = newId('widget');
    const createdBy = actorName(actor);
    const style = WidgetStyle.parse({ height: usualHeight(kind, 3) });
    await ctx.db.widget.createMany({
      data: [
        {
          ...{ vendorId, id: widgetId, partnerId, kind, name, formId: form, style },
          ...{ createdBy, createdAt: clock.now(), updatedAt: clock.now() },
        },
      ],
    });
    await audit(ctx, { action: 'widget.created', objectType: 'widget', objectId: widgetId, after: { name, kind } });
    return { widgetId };
  });
}
