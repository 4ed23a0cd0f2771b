import { type Accepted, type Accepting, acceptInvitation } from '#campaigns/accounts/accept-invitation.ts';
import { findInvitation, type OpenInvitation } from '#campaigns/accounts/invitation.ts';
import { hashPassword } from '#campaigns/accounts/password.ts';
import { refuseGuessable } from '#campaigns/accounts/password-rules.ts';
import type { AcceptInvitationInput } from '#campaigns/accounts/schema.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { PartnerId, UserId } from '#campaigns/kernel/ids.ts';
import type { Keys } from '#campaigns/kernel/secrets.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import { acceptPartnerInvitation } from './accept-partner-invitation.ts';
import { matchPartner } from './match-partner.ts';

type Parts = { system: SystemDb; keys: Keys; now: Date };

/** What the person with the link can do now. */
export type InvitationView = Pick<OpenInvitation, 'email' | 'role' | 'invitedBy' | 'expiresAt'> & {
  asks: { kind: OpenInvitation['asks']['kind']; organizationName: string; companyName: string | null };
  next:
    | { kind: 'sign_up' }
    | { kind: 'sign_in' }
    /** `companies`: which of theirs; empty where there is nothing to choose */
    | { kind: 'accept'; companies: { partnerId: PartnerId; name: string }[] }
    | { kind: 'other_address' }
    | { kind: 'owner_decides'; companyName: string };
};

/**
 * The invitation of a link, for whoever opened it.
 *
 * @param userId who is signed in, if anybody
 * @throws DomainError not_found (no such link) · expired (used, withdrawn, too old)
 */
export async function readInvitation(
  { system, keys, now }: Parts,
  { token, userId }: { token: string; userId: UserId | null },
): Promise<InvitationView> {
  const invitation = await requireOpen({ system, keys, now }, token);
  const { email, role, invitedBy, expiresAt, asks } = invitation;
  const companyName = asks.kind === 'work_with_vendor' ? asks.companyName : null;
  return {
    ...{ email, role, invitedBy, expiresAt },
    asks: { kind: asks.kind, organizationName: asks.organizationName, companyName },
    next: await nextStep(system, invitation, userId),
  };
}

async function requireOpen({ system, keys, now }: Parts, token: string): Promise<OpenInvitation> {
  const found = await findInvitation(system, keys, token, now);
  if (found.kind === 'open') return found.invitation;
  if (found.kind === 'unknown')
    throw new DomainError('not_found', 'no such invitation', {
      show: 'This invitation does not exist. Open the link of the mail again, whole.',
    });
  const became = { accepted: 'has been accepted already', withdrawn: 'was withdrawn', expired: 'has expired' };
  throw new DomainError('expired', `invitation ${found.kind}`, {
    show: `This invitation ${became[found.kind]}. ${found.kind === 'accepted' ? 'Sign in, or ask for a new one.' : 'Ask for a new one.'}`,
  });
}

async function nextStep(
  system: SystemDb,
  { asks, email, userId: addressee }: OpenInvitation,
  userId: UserId | null,
): Promise<InvitationView['next']> {
  const match =
    asks.kind === 'work_with_vendor'
      ? await matchPartner(system, { email, companyName: asks.companyName })
      : { kind: 'none' as const };
  if (match.kind === 'company') {
    if (match.owners.some((owner) => owner.userId === userId)) return { kind: 'accept', companies: [] };
    return { kind: 'owner_decides', companyName: match.name };
  }
  if (userId === null) return { kind: addressee === null ? 'sign_up' : 'sign_in' };
  if (userId !== addressee) return { kind: 'other_address' };
  return { kind: 'accept', companies: match.kind === 'owned' ? match.partners : [] };
}

/**
 * Says yes: with an account of somebody new, or as who is signed in.
 *
 * @returns who accepted and which organization they are in now
 * @throws DomainError not_found · expired · forbidden · conflict · invalid at `name`, `password` or `company`
 */
export async function answerInvitation(
  { system, keys, now }: Parts,
  { token, name, password, company }: AcceptInvitationInput,
  userId: UserId | null,
): Promise<Accepted & { email: string }> {
  const invitation = await requireOpen({ system, keys, now }, token);
  const who = userId ? { kind: 'user' as const, userId } : await newcomer(invitation, name, password);
  const accepted =
    invitation.asks.kind === 'work_with_vendor'
      ? await acceptPartnerInvitation(system, invitation, { who, company, now })
      : await acceptInvitation(system, invitation, who, now);
  return { ...accepted, email: invitation.email };
}

async function newcomer(
  { email, asks }: OpenInvitation,
  name: string | undefined,
  password: string | undefined,
): Promise<Accepting> {
  if (!name || !password)
    throw new DomainError('invalid', 'name or password is missing', {
      show: 'Tell us your name and choose a password.',
      fields: { ...(name ? {} : { name: 'is missing' }), ...(password ? {} : { password: 'is missing' }) },
    });
  refuseGuessable(password, [email, name, asks.organizationName]);
  return { kind: 'new', name, passwordHash: await hashPassword(password) };
}
