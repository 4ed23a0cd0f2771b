import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { keepSomebodyInCharge } from './internal/keep-somebody-in-charge.ts';
import type { OrganizationCaller } from './organization.ts';
import { requireRoleOfSide } from './roles.ts';
import type { ChangeMemberRoleInput } from './schema.ts';

/**
 * Gives a member another role; it holds from their next request on.
 *
 * @throws DomainError forbidden · not_found · invalid (a role of the other side) · conflict (nobody would be left in charge)
 */
export async function changeMemberRole(
  caller: OrganizationCaller,
  { membershipId, role }: ChangeMemberRoleInput,
): Promise<void> {
  authorize(caller.actor, 'member:manage');
  requireRoleOfSide(caller.scope.side, role);
  await inTransaction(caller, async (ctx) => {
    const member = await ctx.db.membership.findFirst({
      where: { id: membershipId, revokedAt: null },
      select: { role: true },
    });
    if (!member) throw notFound('member', membershipId);
    if (member.role === role) return;
    await keepSomebodyInCharge(ctx, membershipId);
    await ctx.db.membership.update({ where: { id: membershipId }, data: { role } });
    await audit(ctx, {
      action: 'member.role_changed',
      objectType: 'membership',
      objectId: membershipId,
      before: { role: member.role },
      after: { role },
    });
  });
}
