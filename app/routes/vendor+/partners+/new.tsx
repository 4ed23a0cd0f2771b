import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { TierAndGroups } from '#app/components/partners/tier-and-groups.tsx';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/partners.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { invitePartner } from '#campaigns/partners/invite-partner.ts';
import { listGroups, listTiers } from '#campaigns/partners/queries.ts';
import { InvitePartnerInput } from '#campaigns/partners/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('partners.inviteTitle'));

export const loader = vendorLoader(async ({ ctx }) => {
  authorize(ctx.actor, 'partner:invite');
  return { tiers: await listTiers(ctx), groups: await listGroups(ctx) };
});

export const action = vendorAction(InvitePartnerInput, async ({ caller, input, redirectWith }) => {
  await invitePartner(caller, input);
  const message = say(words, 'partners.invited', { company: input.companyName });
  return redirectWith(paths.vendor.partners, { message, tone: 'success' });
});

export default function NewPartner() {
  const t = useT(words);
  const { tiers, groups } = useLoaderData<typeof loader>();
  const [form, fields] = useActionForm(InvitePartnerInput, { lastResult: useActionData<typeof action>() });
  return (
    <Page width="text">
      <PageHeader
        title={t('partners.inviteTitle')}
        sentence={t('partners.inviteWhat')}
        crumbs={[{ to: paths.vendor.partners, label: t('partners.list') }]}
      />
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <InputRow
          field={fields.companyName}
          label={t('partners.company')}
          help={t('partners.companyHelp')}
          autoComplete="off"
        />
        <InputRow
          field={fields.email}
          label={t('partners.email')}
          help={t('partners.emailHelp')}
          type="email"
          autoComplete="off"
        />
        <TierAndGroups tier={fields.tierId} groups={fields.groupIds} tiers={tiers} allGroups={groups} />
        <FormActions>
          <SubmitButton variant="primary">{t('partners.inviteSend')}</SubmitButton>
          <ButtonLink to={paths.vendor.partners} variant="quiet">
            {t('partners.cancel')}
          </ButtonLink>
        </FormActions>
      </Form>
    </Page>
  );
}
