import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Members } from '#app/components/settings/members.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
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

export const loader = vendorLoader(async ({ ctx }) => ({
  members: await listMembers(ctx),
  invitations: await listOpenInvitations(ctx, 'vendor'),
  mayManage: can(ctx.actor, 'member:manage'),
  roles: ROLES_OF.vendor,
}));

const here = paths.vendor.members;

export const action = vendorActions({
  invite: vendorIntent(InviteMemberInput, async ({ caller, input, redirectWith }) => {
    await inviteMember(caller, input);
    return redirectWith(here, { message: say(words, 'settings.invited', { email: input.email }), tone: 'success' });
  }),
  resend: vendorIntent(AnswerInvitationInput, async ({ caller, input, redirectWith }) => {
    await resendInvitation(caller, input);
    return redirectWith(here, { message: say(words, 'settings.invited', { email: input.email }), tone: 'success' });
  }),
  withdraw: vendorIntent(AnswerInvitationInput, async ({ caller, input, redirectWith }) => {
    await withdrawInvitation(caller, input);
    return redirectWith(here, { message: say(words, 'settings.withdrawn') });
  }),
  role: vendorIntent(ChangeMemberRoleInput, async ({ caller, input, redirectWith }) => {
    await changeMemberRole(caller, input);
    return redirectWith(here, { message: say(words, 'settings.roleChanged'), tone: 'success' });
  }),
  remove: vendorIntent(RemoveMemberInput, async ({ caller, input, redirectWith }) => {
    await removeMember(caller, input);
    return redirectWith(here, { message: say(words, 'settings.memberRemoved', { name: input.name }) });
  }),
});

export default function VendorMembers() {
  return <Members {...useLoaderData<typeof loader>()} action={here} result={useActionData<typeof action>()} />;
}
