import { DomainError } from '#campaigns/kernel/errors.ts';
import { lockRunning } from '../member.sql.ts';
import type { OrganizationCtx } from '../organization.ts';
import { RUNNING_ROLE } from '../roles.ts';

/** @throws DomainError conflict when this membership is the last that runs the organization */
export async function keepSomebodyInCharge(ctx: OrganizationCtx, membershipId: string): Promise<void> {
  const role = RUNNING_ROLE[ctx.scope.side];
  const running = await lockRunning(ctx, role);
  if (!running.includes(membershipId) || running.length > 1) return;
  throw new DomainError('conflict', `${membershipId} is the last ${role}`, {
    show: `This is the only ${role} of your organization. Make somebody else ${role} first.`,
  });
}
