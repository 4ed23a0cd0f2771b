import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { InvitationAnswer } from '#app/components/accounts/invitation-answer.tsx';
import { AuthLayout } from '#app/components/shell/auth-layout.tsx';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { chooseOrganization } from '#app/http/session.server.ts';
import { enterWith } from '#app/http/sign-in-flow.server.ts';
import words from '#app/i18n/en/auth.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Translate } from '#app/i18n/words.ts';
import { AcceptInvitationInput } from '#campaigns/accounts/schema.ts';
import { answerInvitation, type InvitationView, readInvitation } from '#campaigns/partners/answer-invitation.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => (data ? titleOf(data.invitation, t) : t('auth.accept')));

const Address = z.object({ token: z.string() });

export const loader = publicLoader(Address, async ({ input, viewer, world }) => {
  const parts = { system: world.database.system, keys: world.install.keys, now: world.clock.now() };
  const invitation = await readInvitation(parts, { token: input.token, userId: viewer?.user.id ?? null });
  return { invitation, token: input.token, signedInAs: viewer?.user.email ?? null };
});

export const action = publicAction(AcceptInvitationInput, async (parts) => {
  const { input, viewer, world } = parts;
  const domain = { system: world.database.system, keys: world.install.keys, now: world.clock.now() };
  const accepted = await answerInvitation(domain, input, viewer?.user.id ?? null);
  if (!viewer) await enterWith(parts, { email: accepted.email, password: input.password ?? '' });
  parts.addCookie(chooseOrganization(world, accepted.userId, accepted.organizationId));
  return redirect(paths.home, 303);
});

export default function Invitation() {
  const t = useT(words);
  const { invitation, token, signedInAs } = useLoaderData<typeof loader>();
  const { asks, email, invitedBy, role } = invitation;
  const organization = asks.organizationName;
  const sentence =
    asks.kind === 'work_with_vendor'
      ? t('auth.invitedPartner', { inviter: invitedBy, organization, company: asks.companyName ?? '' })
      : t('auth.invitedAs', { inviter: invitedBy, email, role: t(`auth.role.${role as 'admin'}`) });
  return (
    <AuthLayout title={titleOf(invitation, t)} sentence={sentence}>
      <InvitationAnswer
        invitation={invitation}
        token={token}
        signedInAs={signedInAs}
        lastResult={useActionData<typeof action>()}
      />
    </AuthLayout>
  );
}

function titleOf({ asks }: InvitationView, t: Translate<typeof words>): string {
  const key = asks.kind === 'work_with_vendor' ? 'auth.workTitle' : 'auth.joinTitle';
  return t(key, { organization: asks.organizationName });
}
