import type { Role, Scope } from '#campaigns/kernel/context.ts';
import type { MembershipId, PartnerId, UserId, VendorId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import { selectMembershipsOfUser } from './memberships.sql.ts';

/** One of a user's organizations, and the role there. */
export type MembershipView = {
  id: MembershipId;
  role: Role;
  scope: Extract<Scope, { side: 'vendor' | 'partner' }>;
  organization: {
    id: VendorId | PartnerId;
    name: string;
    slug: string;
    locale: string;
    timeZone: string;
    /** name of the picture at /a/: a vendor's mark, which is kept as PNG, or the logo in a partner's published brand kit */
    logoImage: string | null;
  };
  lastActiveAt: Date | null;
};

/**
 * The organizations a user belongs to now, by name. Asked on every request, so that a role taken away is gone at once.
 * Crosses organizations, hence the system role: the user is known, the organization not yet.
 */
export async function listMembershipsOfUser(system: SystemDb, userId: UserId): Promise<MembershipView[]> {
  const rows = await selectMembershipsOfUser(system, userId);
  return rows.map((row) => ({
    id: row.id as MembershipId,
    role: `${row.side}.${row.role}` as Role,
    scope:
      row.side === 'vendor'
        ? { side: 'vendor', vendorId: row.organizationId as VendorId }
        : { side: 'partner', partnerId: row.organizationId as PartnerId },
    organization: {
      id: row.organizationId as VendorId | PartnerId,
      name: row.name,
      slug: row.slug,
      locale: row.locale,
      timeZone: row.timeZone,
      logoImage: row.logoImage,
    },
    lastActiveAt: row.lastActiveAt,
  }));
}

const ACTIVE_STEP_MS = 10 * 60_000;

/** Notes that a member is at work, to ten minutes: the members' list says who still uses their seat. */
export async function noteActivity(system: SystemDb, membership: MembershipView, now: Date): Promise<void> {
  if (membership.lastActiveAt && now.getTime() - membership.lastActiveAt.getTime() < ACTIVE_STEP_MS) return;
  await system.membership.updateMany({ where: { id: membership.id }, data: { lastActiveAt: now } });
}
