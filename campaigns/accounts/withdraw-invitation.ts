import { audit } from '#campaigns/kernel/audit.ts';
import { type Action, authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { OrganizationCaller } from './organization.ts';
import type { InvitationIdInput } from './schema.ts';

/** Colleagues are asked in by who manages members; partners by who invites partners. */
export function actionFor(ownSide: 'vendor' | 'partner', invitedSide: string): Action {
  return ownSide === 'vendor' && invitedSide === 'partner' ? 'partner:invite' : 'member:manage';
}

/**
 * Makes an open invitation's link worthless.
 *
 * @throws DomainError not_found · forbidden · conflict (accepted or withdrawn already)
 */
export async function withdrawInvitation(
  caller: OrganizationCaller,
  { invitationId }: InvitationIdInput,
): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const invitation = await ctx.db.invitation.findUnique({ where: { id: invitationId }, select: { side: true } });
    if (!invitation) throw notFound('invitation', invitationId);
    authorize(caller.actor, actionFor(caller.scope.side, invitation.side));
    const { count } = await ctx.db.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count === 0)
      throw new DomainError('conflict', `${invitationId} is not open`, {
        show: 'This invitation has been accepted or withdrawn already.',
      });
    await audit(ctx, { action: 'invitation.withdrawn', objectType: 'invitation', objectId: invitationId });
  });
}
