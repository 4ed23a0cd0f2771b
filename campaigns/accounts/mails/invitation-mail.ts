import type { Installation } from '#campaigns/kernel/world.ts';
import { INVITATION_DAYS } from '../create-invitation.ts';
import type { OpenInvitation } from '../invitation.ts';
import { invitationToken } from '../invitation-token.ts';
import { type PlainMail, renderPlainMail } from './mail-frame.ts';

const ROLE_WORDS: Record<string, string> = {
  admin: 'administrator',
  marketer: 'marketer',
  channel_manager: 'channel manager',
  owner: 'owner',
  sales_rep: 'sales representative',
};

/**
 * The mail with an invitation's link.
 *
 * @param forOwner the company is here already: its owners get the mail, and learn to whom it was addressed
 */
export function invitationMail(install: Installation, invitation: OpenInvitation, forOwner: boolean) {
  const url = `${install.publicUrl}/invitation/${invitationToken(install.keys, invitation.invitationId)}`;
  return renderPlainMail({
    ...words(invitation, forOwner),
    button: { label: buttonOf(invitation), url },
    notes: notes(),
  });
}

function words(
  { asks, invitedBy, role, email }: OpenInvitation,
  forOwner: boolean,
): Omit<PlainMail, 'button' | 'notes'> {
  const organization = asks.organizationName;
  if (asks.kind !== 'work_with_vendor')
    return {
      subject: `Join ${organization} on Throughline`,
      preheader: `${invitedBy} invites you as ${ROLE_WORDS[role] ?? role}.`,
      title: `Join ${organization}`,
      paragraphs: [`${invitedBy} invites you to ${organization} on Throughline, as ${ROLE_WORDS[role] ?? role}.`],
    };
  return {
    subject: `${organization} invites ${asks.companyName} as a partner`,
    preheader: `Run ${organization}'s campaigns with your own brand, to your own customers.`,
    title: `Work with ${organization}`,
    paragraphs: [
      `${invitedBy} of ${organization} invites ${asks.companyName} to run ${organization}'s campaigns: with your brand, from your address, to your own contacts. Your contacts stay yours; ${organization} never sees them.`,
      ...(forOwner
        ? [
            `The invitation was addressed to ${email}. ${asks.companyName} is on Throughline already, so an owner decides.`,
          ]
        : []),
    ],
  };
}

function buttonOf({ asks }: OpenInvitation): string {
  return asks.kind === 'work_with_vendor' ? `Work with ${asks.organizationName}` : `Join ${asks.organizationName}`;
}

function notes(): string[] {
  return [
    `The link works once, and for ${INVITATION_DAYS} days. If you did not expect this mail, leave it: nothing happens without you.`,
  ];
}
