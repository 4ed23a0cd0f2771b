import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Members } from '#app/components/settings/members.tsx';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/settings.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { changeMemberRole } from '#campaigns/accounts/change-member-role.ts';
import { inviteMember } from '#campaigns/accounts/invite-member.ts';
import { listMembers, listOpenInvitations } from '#campaigns/accounts/queries.ts';
import { removeMember } from '#campaigns/accounts/remove-member.ts';
import { resendInvitation } from '#campaigns/accounts/resend-invitation.ts';
import { ROLES_OF } from '#campaigns/accounts/roles.ts';
import {
  AnswerInvitationInput,
  ChangeMemberRoleInput,
  InviteMemberInput,
  RemoveMemberInput,
} from '#campaigns/accounts/schema.ts';
import { withdrawInvitation } from '#campaigns/accounts/withdraw-invitation.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('settings.members'));

export const loader = partnerLoader(async ({ ctx }) => ({
  members: await listMembers(ctx),
  invitations: await listOpenInvitations(ctx, 'partner'),
  mayManage: can(ctx.actor, 'member:manage'),
  roles: ROLES_OF.partner,
}));

const here = paths.partner.members;

export const action = partnerActions({
  invite: partnerIntent(InviteMemberInput, async ({ caller, input, redirectWith }) => {
    await inviteMember(caller, input);
    return redirectWith(here, { message: say(words, 'settings.invited', { email: input.email }), tone: 'success' });
  }),
  resend: partnerIntent(AnswerInvitationInput, async ({ caller, input, redirectWith }) => {
    await resendInvitation(caller, input);
    return redirectWith(here, { message: say(words, 'settings.invited', { email: input.email }), tone: 'success' });
  }),
  withdraw: partnerIntent(AnswerInvitationInput, async ({ caller, input, redirectWith }) => {
    await withdrawInvitation(caller, input);
    return redirectWith(here, { message: say(words, 'settings.withdrawn') });
  }),
  role: partnerIntent(ChangeMemberRoleInput, async ({ caller, input, redirectWith }) => {
    await changeMemberRole(caller, input);
    return redirectWith(here, { message: say(words, 'settings.roleChanged'), tone: 'success' });
  }),
  remove: partnerIntent(RemoveMemberInput, async ({ caller, input, redirectWith }) => {
    await removeMember(caller, input);
    return redirectWith(here, { message: say(words, 'settings.memberRemoved', { name: input.name }) });
  }),
});

export default function PartnerMembers() {
  return <Members {...useLoaderData<typeof loader>()} action={here} result={useActionData<typeof action>()} />;
}
