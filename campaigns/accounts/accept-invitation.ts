import { DomainError } from '#campaigns/kernel/errors.ts';
import { type InvitationId, newId, type PartnerId, type UserId, type VendorId } from '#campaigns/kernel/ids.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import type { OpenInvitation } from './invitation.ts';

/** The system role's own transaction. */
export type SystemTx = Prisma.TransactionClient;

/** Somebody signed in, or somebody new whose password has been hashed. */
export type Accepting = { kind: 'user'; userId: UserId } | { kind: 'new'; name: string; passwordHash: string };

export type Accepted = { userId: UserId; organizationId: VendorId | PartnerId };

/**
 * Joins the organization that an invitation is for, once: account if new, membership, trail, all or nothing. Someone who
 * was removed before comes back with the new role.
 *
 * @throws DomainError expired (used, withdrawn or too old in the meantime) · conflict (the address has an account) ·
 * forbidden (signed in with another address)
 */
export async function acceptInvitation(
  system: SystemDb,
  invitation: OpenInvitation,
  who: Accepting,
  now: Date,
): Promise<Accepted> {
  const { asks } = invitation;
  if (asks.kind === 'work_with_vendor') throw new Error(`${invitation.invitationId} is accepted in partners/`);
  refuseSomebodyElse(invitation, who);
  const organization =
    asks.kind === 'join_vendor'
      ? { vendorId: asks.vendorId, partnerId: null }
      : { vendorId: null, partnerId: asks.partnerId };
  return system.$transaction(async (tx) => {
    await claimInvitation(tx, invitation.invitationId, now);
    const user = await accountOf(tx, invitation.email, who, now);
    await join(tx, { user, organization, role: invitation.role, now });
    await auditAccepted(tx, { invitation, user, organization });
    return { userId: user.id, organizationId: organization.vendorId ?? organization.partnerId };
  });
}

/** @throws DomainError expired when somebody was faster */
export async function claimInvitation(tx: SystemTx, invitationId: InvitationId, now: Date): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { id: invitationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  if (count === 1) return;
  throw new DomainError('expired', `${invitationId} is not open any more`, {
    show: 'This invitation has been used, withdrawn, or has expired. Ask for a new one.',
  });
}

/** @throws DomainError forbidden when somebody signed in has come by a link that was sent to another address */
export function refuseSomebodyElse(invitation: OpenInvitation, who: Accepting): void {
  if (who.kind === 'new' || who.userId === invitation.userId) return;
  throw new DomainError('forbidden', `${invitation.invitationId} is addressed to somebody else`, {
    show: 'This invitation is for another address. Sign in with that one to accept.',
  });
}

export type Member = { id: UserId; name: string; email: string };

/**
 * The account that accepts; made now for somebody new. The link came by mail, so the address is theirs.
 *
 * @throws DomainError conflict when the address has got an account in the meantime
 */
export async function accountOf(tx: SystemTx, email: string, who: Accepting, now: Date): Promise<Member> {
  if (who.kind === 'user') {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: who.userId },
      select: { name: true, email: true },
    });
    return { id: who.userId, ...user };
  }
  const id = newId('user');
  const stamps = { createdAt: now, updatedAt: now };
  const { count } = await tx.user.createMany({
    data: { id, name: who.name, email, emailVerified: true, ...stamps },
    skipDuplicates: true,
  });
  if (count === 0)
    throw new DomainError('conflict', 'the address has an account', {
      show: 'This address has an account already. Sign in with it to accept.',
    });
  await tx.account.create({
    data: {
      id: newId('account'),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: who.passwordHash,
      ...stamps,
    },
  });
  return { id, name: who.name, email };
}

type Organization = { vendorId: VendorId; partnerId: null } | { vendorId: null; partnerId: PartnerId };

/** Membership, new or come back. */
export async function join(
  tx: SystemTx,
  { user, organization, role, now }: { user: Member; organization: Organization; role: string; now: Date },
): Promise<void> {
  const { name, email } = user;
  const known = await tx.membership.findFirst({
    where: { userId: user.id, ...organization },
    select: { id: true, revokedAt: true },
  });
  if (!known)
    await tx.membership.create({
      data: { id: newId('membership'), userId: user.id, ...organization, role, name, email, createdAt: now },
    });
  else if (known.revokedAt)
    await tx.membership.update({ where: { id: known.id }, data: { revokedAt: null, role, name, email } });
}

/** In the trail of the organization that was joined, or that invited. */
export async function auditAccepted(
  tx: SystemTx,
  { invitation, user, organization }: { invitation: OpenInvitation; user: Member; organization: Organization },
): Promise<void> {
  await tx.auditEntry.createMany({
    data: {
      id: newId('audit'),
      ...organization,
      actorKind: 'user',
      actorId: user.id,
      actorName: user.name,
      action: 'invitation.accepted',
      objectType: 'invitation',
      objectId: invitation.invitationId,
    },
  });
}
