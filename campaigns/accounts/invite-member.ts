import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { InvitationId } from '#campaigns/kernel/ids.ts';
import { createInvitation } from './create-invitation.ts';
import type { OrganizationCaller } from './organization.ts';
import { requireRoleOfSide } from './roles.ts';
import type { InviteMemberInput } from './schema.ts';

/**
 * Asks a colleague into the caller's organization.
 *
 * @throws DomainError forbidden · invalid (a role of the other side) · conflict (member already, or invited already)
 */
export async function inviteMember(
  caller: OrganizationCaller,
  { email, role }: InviteMemberInput,
): Promise<{ invitationId: InvitationId }> {
  authorize(caller.actor, 'member:manage');
  const { side } = caller.scope;
  requireRoleOfSide(side, role);
  return inTransaction(caller, async (ctx) => {
    const member = await ctx.db.membership.findFirst({ where: { email, revokedAt: null }, select: { id: true } });
    if (member)
      throw new DomainError('conflict', `${member.id} has this address`, {
        show: 'This address belongs to a member already.',
        fields: { email: 'belongs to a member already' },
      });
    return createInvitation(ctx, { side, role, email });
  });
}
