import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { LAUNCH_MOVES, LAUNCH_STATUSES, launchStatusOf } from './launch-status.ts';

/**
 * Brings a launch's state in line with its mailing (delivery says `mailing.moved`; it does not know launches).
 * Reads the mailing's state now, so that late or doubled events do no harm.
 */
export async function followMailing(caller: PartnerCaller, input: { mailingId: MailingId }): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const mailing = await ctx.db.mailing.findUnique({
      where: { partnerId_id: { partnerId, id: input.mailingId } },
      select: { state: true, sourceKind: true, sourceId: true },
    });
    const to = mailing && mailing.sourceKind === 'launch' ? launchStatusOf(mailing.state) : null;
    if (!mailing || !to) return;
    const from = LAUNCH_STATUSES.filter((status) => (LAUNCH_MOVES[status] as readonly string[]).includes(to));
    await ctx.db.launch.updateMany({
      where: { partnerId, id: mailing.sourceId, mailingId: input.mailingId, status: { in: from } },
      data: { status: to },
    });
  });
}
