import { createInvitation } from '#campaigns/accounts/create-invitation.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import type { InvitationId } from '#campaigns/kernel/ids.ts';
import { requireGroups, requireTier } from './internal/require-tier-and-groups.ts';
import type { InvitePartnerInput } from './schema.ts';

/**
 * Asks a company to work with this vendor. Whether it is on this installation already is not told; if it is, it gets
 * another partnership and not a second account (match-partner.ts).
 *
 * @throws DomainError forbidden · invalid (no such tier or group) · conflict (the address has an open invitation)
 */
export async function invitePartner(
  caller: VendorCaller,
  { companyName, email, tierId, groupIds }: InvitePartnerInput,
): Promise<{ invitationId: InvitationId }> {
  authorize(caller.actor, 'partner:invite');
  return inTransaction(caller, async (ctx) => {
    const tier = await requireTier(ctx, tierId);
    const groups = await requireGroups(ctx, groupIds);
    return createInvitation(ctx, {
      side: 'partner',
      role: 'owner',
      email,
      companyName,
      tierId: tier,
      groupIds: groups,
    });
  });
}
