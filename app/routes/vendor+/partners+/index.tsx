import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PartnersTable } from '#app/components/partners/partners-table.tsx';
import { Invitations } from '#app/components/settings/invitations.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/partners.json';
import settings from '#app/i18n/en/settings.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listOpenInvitations } from '#campaigns/accounts/queries.ts';
import { resendInvitation } from '#campaigns/accounts/resend-invitation.ts';
import { AnswerInvitationInput } from '#campaigns/accounts/schema.ts';
import { withdrawInvitation } from '#campaigns/accounts/withdraw-invitation.ts';
import { can } from '#campaigns/kernel/authorize.ts';
import { listGroups, listPartners, listTiers } from '#campaigns/partners/queries.ts';
import { ListPartnersInput } from '#campaigns/partners/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('partners.list'));

export const loader = vendorLoader(ListPartnersInput, async ({ ctx, input }) => ({
  partners: await listPartners(ctx, input),
  tiers: await listTiers(ctx),
  groups: await listGroups(ctx),
  invitations: await listOpenInvitations(ctx, 'partner'),
  mayInvite: can(ctx.actor, 'partner:invite'),
  input,
}));

const here = paths.vendor.partners;

export const action = vendorActions({
  resend: vendorIntent(AnswerInvitationInput, async ({ caller, input, redirectWith }) => {
    await resendInvitation(caller, input);
    return redirectWith(here, { message: say(settings, 'settings.invited', { email: input.email }), tone: 'success' });
  }),
  withdraw: vendorIntent(AnswerInvitationInput, async ({ caller, input, redirectWith }) => {
    await withdrawInvitation(caller, input);
    return redirectWith(here, { message: say(settings, 'settings.withdrawn') });
  }),
});

export default function Partners() {
  const t = useT(words);
  const { invitations, mayInvite, ...list } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const invite = mayInvite ? (
    <ButtonLink to={paths.vendor.newPartner} variant="primary">
      {t('partners.invite')}
    </ButtonLink>
  ) : null;
  return (
    <Page>
      <PageHeader
        title={t('partners.list')}
        action={invite}
        secondary={<ButtonLink to={paths.vendor.tiers}>{t('partners.tiersAndGroups')}</ButtonLink>}
      />
      <div className="flex flex-col gap-6">
        <FormErrors errors={result?.error?.[''] ?? []} />
        {invitations.length > 0 ? (
          <Invitations invitations={invitations} action={`${here}?index`} mayManage={mayInvite} />
        ) : null}
        <PartnersTable {...list} action={invite} />
      </div>
    </Page>
  );
}
