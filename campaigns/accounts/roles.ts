import { DomainError } from '#campaigns/kernel/errors.ts';
import { type MemberRole, PARTNER_ROLES, VENDOR_ROLES } from './schema.ts';

/** Who runs an organization: it always has at least one. */
export const RUNNING_ROLE = { vendor: 'admin', partner: 'owner' } as const;

export const ROLES_OF = { vendor: VENDOR_ROLES, partner: PARTNER_ROLES } as const;

/** @throws DomainError invalid when the role is one of the other side */
export function requireRoleOfSide(side: 'vendor' | 'partner', role: MemberRole): void {
  const roles: readonly string[] = ROLES_OF[side];
  if (roles.includes(role)) return;
  throw new DomainError('invalid', `${role} is no role of a ${side}`, {
    show: 'Choose one of the roles of your organization.',
    fields: { role: 'is not a role of your organization' },
  });
}
