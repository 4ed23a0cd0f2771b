import { findOpenInvitation, type OpenInvitation } from '#campaigns/accounts/invitation.ts';
import { invitationMail } from '#campaigns/accounts/mails/invitation-mail.ts';
import type { InvitationId } from '#campaigns/kernel/ids.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';
import type { Clock } from '#campaigns/kernel/time.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import { matchPartner } from './match-partner.ts';

type Parts = { system: SystemDb; systemMailer: SystemMailer; install: Installation; clock: Clock };

/**
 * Mails an invitation's link; nothing when it is not open any more. To the address it names, unless its company is here
 * already: then to the company's owners, who decide. The vendor is not told which.
 *
 * @throws DomainError unavailable when the mail did not go out (the job tries again), invalid when it never will
 */
export async function sendInvitation(
  { system, systemMailer, install, clock }: Parts,
  { invitationId }: { invitationId: InvitationId },
): Promise<void> {
  const invitation = await findOpenInvitation(system, invitationId, clock.now());
  if (!invitation) return;
  const { forOwner, people } = await recipients(system, invitation);
  const mail = await invitationMail(install, invitation, forOwner);
  for (const to of people) await systemMailer({ kind: 'invitation', to, ...mail });
}

async function recipients(
  system: SystemDb,
  { asks, email }: OpenInvitation,
): Promise<{ forOwner: boolean; people: { address: string; name: string }[] }> {
  const addressed = { forOwner: false, people: [{ address: email, name: '' }] };
  if (asks.kind !== 'work_with_vendor') return addressed;
  const match = await matchPartner(system, { email, companyName: asks.companyName });
  if (match.kind !== 'company' || match.owners.length === 0) return addressed;
  return { forOwner: true, people: match.owners.map((owner) => ({ address: owner.email, name: owner.name })) };
}
