import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { mondayOf, toLocalDate } from '#campaigns/kernel/time.ts';
import type { RemindPartnerInput } from './schema.ts';

/**
 * Asks a partner's owners by mail to look at what waits for them. Once a week (Monday to Sunday, UTC), whoever of the
 * vendor presses the button: the row is the claim, the mail follows from its event.
 *
 * @throws DomainError forbidden · not_found · conflict (the partnership has ended, or this week's reminder went out)
 */
export async function remindPartner(caller: VendorCaller, { partnerId }: RemindPartnerInput): Promise<void> {
  authorize(caller.actor, 'partner:remind');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const partnership = await ctx.db.partnership.findUnique({
      where: { vendorId_partnerId: { vendorId, partnerId } },
      select: { status: true },
    });
    if (!partnership) throw notFound('partner', partnerId);
    if (partnership.status !== 'active')
      throw new DomainError('conflict', `${partnerId} has ended`, { show: 'You no longer work with this partner.' });
    const id = newId('reminder');
    const now = ctx.clock.now();
    const { count } = await ctx.db.reminder.createMany({
      data: {
        ...{ vendorId, id, partnerId, week: mondayOf(toLocalDate(now, 'UTC')), createdAt: now },
        sentBy: ctx.actor.kind === 'user' ? ctx.actor.name : ctx.actor.kind,
      },
      skipDuplicates: true,
    });
    if (count === 0)
      throw new DomainError('conflict', `${partnerId} was reminded this week`, {
        show: 'This partner has had a reminder this week. The next one can go out on Monday.',
      });
    await emit(ctx, { type: 'partner.reminded', vendorId, partnerId, reminderId: id });
    await audit(ctx, { action: 'partner.reminded', objectType: 'partner', objectId: partnerId });
  });
}
