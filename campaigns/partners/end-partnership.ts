import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { PartnerIdInput } from './schema.ts';

/**
 * Ends the work with a partner: it sees no campaigns of this vendor any more and launches none. Mail that is being sent
 * goes on, what was sent and its figures stay; the standing permission ends for good.
 *
 * @throws DomainError forbidden · not_found · conflict (ended already)
 */
export async function endPartnership(caller: VendorCaller, { partnerId }: PartnerIdInput): Promise<void> {
  await move(caller, partnerId, { from: 'active', to: 'ended' });
}

/**
 * Takes the end back.
 *
 * @throws DomainError forbidden · not_found · conflict (active already)
 */
export async function resumePartnership(caller: VendorCaller, { partnerId }: PartnerIdInput): Promise<void> {
  await move(caller, partnerId, { from: 'ended', to: 'active' });
}

type Status = 'active' | 'ended';

async function move(
  caller: VendorCaller,
  partnerId: string,
  { from, to }: { from: Status; to: Status },
): Promise<void> {
  authorize(caller.actor, 'partner:manage');
  const key = { vendorId: caller.scope.vendorId, partnerId };
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.partnership.updateMany({
      where: { ...key, status: from },
      data:
        to === 'ended'
          ? { status: to, endedAt: ctx.clock.now(), onBehalfAllowed: false }
          : { status: to, endedAt: null },
    });
    if (count === 0)
      await explain(ctx.db.partnership.findUnique({ where: { vendorId_partnerId: key } }), partnerId, to);
    await audit(ctx, {
      action: to === 'ended' ? 'partnership.ended' : 'partnership.resumed',
      objectType: 'partner',
      objectId: partnerId,
    });
  });
}

async function explain(partnership: Promise<unknown>, partnerId: string, status: Status): Promise<never> {
  if (!(await partnership)) throw notFound('partner', partnerId);
  throw new DomainError('conflict', `partnership with ${partnerId} is ${status} already`, {
    show: status === 'ended' ? 'This partnership has ended already.' : 'This partnership is active already.',
  });
}
