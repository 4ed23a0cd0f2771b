import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { InvitationId } from '#campaigns/kernel/ids.ts';
import { createInvitation } from './create-invitation.ts';
import type { OrganizationCaller } from './organization.ts';
import type { InvitationIdInput } from './schema.ts';
import { actionFor } from './withdraw-invitation.ts';

/**
 * Sends an invitation again: a new link, good for 7 days from now; the old one is worthless from here on.
 *
 * @throws DomainError not_found · forbidden · conflict (accepted or withdrawn)
 */
export async function resendInvitation(
  caller: OrganizationCaller,
  { invitationId }: InvitationIdInput,
): Promise<{ invitationId: InvitationId }> {
  return inTransaction(caller, async (ctx) => {
    const old = await ctx.db.invitation.findUnique({ where: { id: invitationId } });
    if (!old) throw notFound('invitation', invitationId);
    const { side } = old;
    if (side !== 'vendor' && side !== 'partner') throw notFound('invitation', invitationId);
    authorize(caller.actor, actionFor(caller.scope.side, side));
    const { count } = await ctx.db.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count === 0)
      throw new DomainError('conflict', `${invitationId} is not open`, {
        show: 'This invitation has been accepted or withdrawn already.',
      });
    return createInvitation(ctx, { ...old, side });
  });
}
