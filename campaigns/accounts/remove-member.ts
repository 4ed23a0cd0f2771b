import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { keepSomebodyInCharge } from './internal/keep-somebody-in-charge.ts';
import type { OrganizationCaller } from './organization.ts';
import type { MembershipIdInput } from './schema.ts';

/**
 * Takes a member out of the organization. Their next request is refused, and so are the API keys they made; what they
 * did stays on record.
 *
 * @throws DomainError forbidden · not_found · conflict (nobody would be left in charge)
 */
export async function removeMember(caller: OrganizationCaller, { membershipId }: MembershipIdInput): Promise<void> {
  authorize(caller.actor, 'member:manage');
  await inTransaction(caller, async (ctx) => {
    const member = await ctx.db.membership.findFirst({
      where: { id: membershipId, revokedAt: null },
      select: { role: true },
    });
    if (!member) throw notFound('member', membershipId);
    await keepSomebodyInCharge(ctx, membershipId);
    await ctx.db.membership.update({ where: { id: membershipId }, data: { revokedAt: ctx.clock.now() } });
    await audit(ctx, {
      action: 'member.removed',
      objectType: 'membership',
      objectId: membershipId,
      before: { role: member.role },
    });
  });
}
