import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import type { Ctx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { type InvitationId, newId } from '#campaigns/kernel/ids.ts';
import { hashToken, invitationToken } from './invitation-token.ts';
import type { OrganizationCtx } from './organization.ts';

export const INVITATION_DAYS = 7;

export type NewInvitation = {
  /** Who is asked in: a colleague of the caller's side, or (a vendor only) a partner. */
  side: 'vendor' | 'partner';
  role: string;
  email: string;
  companyName?: string | null;
  tierId?: string | null;
  groupIds?: string[];
};

/**
 * Writes an invitation of the caller's organization and says so; a job mails its link, good for 7 days and once.
 *
 * @throws DomainError conflict when this address has an open one already
 */
export async function createInvitation(
  ctx: OrganizationCtx,
  invitation: NewInvitation,
): Promise<{ invitationId: InvitationId }> {
  const now = ctx.clock.now();
  await refuseSecond(ctx, invitation, now);
  const id = newId('invitation');
  const owner = ctx.scope.side === 'vendor' ? { vendorId: ctx.scope.vendorId } : { partnerId: ctx.scope.partnerId };
  await ctx.db.invitation.create({
    data: {
      id,
      ...owner,
      side: invitation.side,
      role: invitation.role,
      email: invitation.email,
      companyName: invitation.companyName ?? null,
      tierId: invitation.tierId ?? null,
      groupIds: invitation.groupIds ?? [],
      tokenHash: hashToken(invitationToken(ctx.install.keys, id)),
      invitedBy: actorName(ctx.actor),
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
    },
  });
  await emit(ctx, { type: 'invitation.created', invitationId: id });
  await audit(ctx, {
    action: 'invitation.created',
    objectType: 'invitation',
    objectId: id,
    after: { side: invitation.side, role: invitation.role },
  });
  return { invitationId: id };
}

async function refuseSecond(ctx: Ctx, { side, email }: NewInvitation, now: Date): Promise<void> {
  const open = await ctx.db.invitation.findFirst({
    where: { side, email, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  if (!open) return;
  throw new DomainError('conflict', `invitation ${open.id} to the same address is open`, {
    show: 'This address has an open invitation already. Send that one again, or withdraw it first.',
    fields: { email: 'has an open invitation already' },
  });
}
