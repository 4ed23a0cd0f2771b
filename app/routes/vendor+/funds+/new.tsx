import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { createFund } from '#campaigns/mdf/create-fund.ts';
import { CreateFundInput } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.newFund'));

export const loader = vendorLoader(async ({ ctx }) => {
  authorize(ctx.actor, 'fund:manage');
  return null;
});

export const action = vendorAction(CreateFundInput, async ({ caller, input, redirectWith }) => {
  const { fundId } = await createFund(caller, input);
  return redirectWith(paths.vendor.fund(fundId), { message: say(words, 'mdf.fundCreated'), tone: 'success' });
});

export default function NewFund() {
  const t = useT(words);
  const [form, fields] = useActionForm(CreateFundInput, { lastResult: useActionData<typeof action>() });
  return (
    <Page width="text">
      <PageHeader title={t('mdf.newFund')} crumbs={[{ to: paths.vendor.funds, label: t('mdf.title') }]} />
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <InputRow field={fields.name} label={t('mdf.name')} autoComplete="off" />
        <div className="grid gap-5 sm:grid-cols-2">
          <InputRow field={fields.budget} label={t('mdf.budget')} help={t('mdf.amountHelp')} inputMode="decimal" />
          <InputRow field={fields.currency} label={t('mdf.currency')} help={t('mdf.currencyHelp')} maxLength={3} />
        </div>
        <div className="grid gap-5 sm:grid-cols-3">
          <InputRow field={fields.startsOn} label={t('mdf.startsOn')} type="date" />
          <InputRow field={fields.endsOn} label={t('mdf.endsOn')} type="date" />
          <InputRow field={fields.requestUntil} label={t('mdf.requestUntil')} type="date" />
        </div>
        <FormActions>
          <SubmitButton variant="primary">{t('mdf.createFund')}</SubmitButton>
          <ButtonLink to={paths.vendor.funds} variant="quiet">
            {t('mdf.cancel')}
          </ButtonLink>
        </FormActions>
      </Form>
    </Page>
  );
}
