import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';

/**
 * Settles what was on the wire, in doubt, or to be taken back when its account was disconnected: nobody can ask the
 * network any more. What may be out is a person's to decide; what is out is listed as not taken back; what the network
 * asked for once more in that moment does not go out.
 */
export async function settleDisconnected(caller: PartnerCaller): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    // A worker that was at it when the account went has until its lease is over to say how it ended.
    const where = { partnerId, dueAt: { lte: ctx.clock.now() }, account: { status: 'disconnected' } };
    const settled = { reason: 'disconnected', dueAt: null, claimedBy: null };
    await ctx.db.socialPublication.updateMany({
      where: { ...where, state: { in: ['sending', 'unknown'] } },
      data: { state: 'unknown', ...settled },
    });
    await ctx.db.socialPublication.updateMany({
      where: { ...where, state: 'removing' },
      data: { state: 'not_removed', ...settled },
    });
    await ctx.db.socialPublication.updateMany({
      where: { ...where, state: { in: ['queued', 'claimed'] } },
      data: { state: 'cancelled', ...settled },
    });
  });
}
