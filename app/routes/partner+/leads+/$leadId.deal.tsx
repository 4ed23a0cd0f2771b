import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getLead, getVendorName } from '#campaigns/leads/lead-queries.ts';
import { registerDeal } from '#campaigns/leads/register-deal.ts';
import { LeadIdInput, RegisterDeal } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.registerDeal'));

export const loader = partnerLoader(LeadIdInput, async ({ ctx, input }) => {
  const lead = await getLead(ctx, input.leadId);
  return { lead, vendorName: await getVendorName(ctx, lead.vendorId) };
});

export const action = partnerAction(RegisterDeal, async ({ caller, input, redirectWith }) => {
  const { dealId } = await registerDeal(caller, input);
  return redirectWith(paths.partner.deal(dealId), { message: say(words, 'leads.dealRegistered'), tone: 'success' });
});

export default function NewDeal() {
  const t = useT(words);
  const { lead, vendorName } = useLoaderData<typeof loader>();
  const [form, fields] = useActionForm(RegisterDeal.omit({ leadId: true }), {
    lastResult: useActionData<typeof action>(),
    defaultValue: { company: lead.company, name: lead.product, currency: 'EUR' },
  });
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { to: paths.partner.leads, label: t('leads.title') },
          { to: paths.partner.lead(lead.id), label: lead.name || lead.email },
        ]}
        title={t('leads.registerDeal')}
        sentence={t('leads.registerSentence', { vendor: vendorName })}
      />
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <InputRow field={fields.name} label={t('leads.dealName')} />
        <InputRow field={fields.company} label={t('leads.company')} />
        <InputRow field={fields.value} label={t('leads.value')} inputMode="decimal" />
        <InputRow field={fields.currency} label={t('leads.currency')} maxLength={3} />
        <InputRow field={fields.expectedOn} label={t('leads.expectedOn')} type="date" optional />
        <FormActions>
          <SubmitButton variant="primary">{t('leads.register')}</SubmitButton>
        </FormActions>
      </Form>
    </Page>
  );
}
