import type { InvitationId, PartnerId, UserId, VendorId } from '#campaigns/kernel/ids.ts';
import type { Keys } from '#campaigns/kernel/secrets.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import { hashToken, parseInvitationToken } from './invitation-token.ts';

/** What an invitation asks: to join an organization, or (a vendor's) to work with it as a partner. */
export type OpenInvitation = {
  invitationId: InvitationId;
  email: string;
  role: string;
  invitedBy: string;
  expiresAt: Date;
  asks:
    | { kind: 'join_vendor'; vendorId: VendorId; organizationName: string }
    | { kind: 'join_partner'; partnerId: PartnerId; organizationName: string }
    | {
        kind: 'work_with_vendor';
        vendorId: VendorId;
        organizationName: string;
        companyName: string;
        tierId: string | null;
        groupIds: string[];
      };
  /** The account that this address has already. */
  userId: UserId | null;
};

/** Read by everybody with the link: the organization is not known before. */
export type FoundInvitation =
  | { kind: 'open'; invitation: OpenInvitation }
  | { kind: 'unknown' | 'accepted' | 'withdrawn' | 'expired' };

/** The invitation of a link's token, and what has become of it. */
export async function findInvitation(system: SystemDb, keys: Keys, token: string, now: Date): Promise<FoundInvitation> {
  const id = parseInvitationToken(keys, token);
  const row = id && (await system.invitation.findUnique({ where: { tokenHash: hashToken(token) } }));
  if (!row || row.id !== id) return { kind: 'unknown' };
  if (row.acceptedAt) return { kind: 'accepted' };
  if (row.revokedAt) return { kind: 'withdrawn' };
  if (row.expiresAt <= now) return { kind: 'expired' };
  return { kind: 'open', invitation: await toOpen(system, { ...row, id }) };
}

/** The same for the job that mails it and knows only the id; null when it is not open. */
export async function findOpenInvitation(
  system: SystemDb,
  invitationId: InvitationId,
  now: Date,
): Promise<OpenInvitation | null> {
  const row = await system.invitation.findFirst({
    where: { id: invitationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
  });
  return row && toOpen(system, { ...row, id: invitationId });
}

type Row = NonNullable<Awaited<ReturnType<SystemDb['invitation']['findUnique']>>> & { id: InvitationId };

async function toOpen(system: SystemDb, row: Row): Promise<OpenInvitation> {
  const user = await system.user.findUnique({ where: { email: row.email }, select: { id: true } });
  const { id, email, role, invitedBy, expiresAt } = row;
  const common = { invitationId: id, email, role, invitedBy, expiresAt, userId: (user?.id ?? null) as UserId | null };
  if (row.vendorId === null) {
    const partnerId = (row.partnerId ?? '') as PartnerId;
    const { name } = await system.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { name: true } });
    return { ...common, asks: { kind: 'join_partner', partnerId, organizationName: name } };
  }
  const vendorId = row.vendorId as VendorId;
  const { name } = await system.vendor.findUniqueOrThrow({ where: { id: vendorId }, select: { name: true } });
  if (row.side === 'vendor') return { ...common, asks: { kind: 'join_vendor', vendorId, organizationName: name } };
  const { companyName, tierId, groupIds } = row;
  return {
    ...common,
    asks: {
      kind: 'work_with_vendor',
      vendorId,
      organizationName: name,
      companyName: companyName ?? email,
      tierId,
      groupIds,
    },
  };
}
