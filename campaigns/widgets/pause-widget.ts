import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { WidgetIdInput } from './schema.ts';

/**
 * Shows nothing in its place until it is resumed; its snippet stays where it is.
 *
 * @throws DomainError not_found
 */
export async function pauseWidget(caller: PartnerCaller, { widgetId }: WidgetIdInput): Promise<void> {
  await setState(caller, widgetId, 'widget.paused', { status: 'paused' });
}

/** @throws DomainError not_found */
export async function resumeWidget(caller: PartnerCaller, { widgetId }: WidgetIdInput): Promise<void> {
  await setState(caller, widgetId, 'widget.resumed', { status: 'active' });
}

/**
 * Takes a widget out of the list for good: its address answers like one that never was. Its figures stay.
 *
 * @throws DomainError not_found
 */
export async function archiveWidget(caller: PartnerCaller, { widgetId }: WidgetIdInput): Promise<void> {
  await setState(caller, widgetId, 'widget.archived', { status: 'paused', archivedAt: caller.clock.now() });
}

type State = { status: 'active' | 'paused'; archivedAt?: Date };

async function setState(caller: PartnerCaller, widgetId: string, action: string, state: State): Promise<void> {
  authorize(caller.actor, 'widget:write');
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.widget.updateMany({
      where: { partnerId: ctx.scope.partnerId, id: widgetId, archivedAt: null },
      data: { ...state, updatedAt: ctx.clock.now() },
    });
    if (count === 0) throw notFound('widget', widgetId);
    await audit(ctx, { action, objectType: 'widget', objectId: widgetId });
  });
}
