import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { PartnerFundsTabs } from '#app/components/mdf/funds-tabs.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { findPayee } from '#campaigns/mdf/settlement/queries.ts';
import { savePayee } from '#campaigns/mdf/settlement/save-payee.ts';
import { SavePayeeInput } from '#campaigns/mdf/settlement/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.payee'));

export const loader = partnerLoader(async ({ ctx }) => ({
  payee: await findPayee(ctx),
  mayChange: can(ctx.actor, 'payee:write'),
}));

export const action = partnerAction(SavePayeeInput, async ({ caller, input, redirectWith }) => {
  await savePayee(caller, input);
  return redirectWith(paths.partner.payee, { message: say(words, 'mdf.payeeSaved'), tone: 'success' });
});

export default function Payee() {
  const t = useT(words);
  const { payee, mayChange } = useLoaderData<typeof loader>();
  const [form, fields] = useActionForm(SavePayeeInput, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { holder: payee?.holder ?? '', iban: payee?.iban ?? '', bic: payee?.bic ?? '' },
  });
  return (
    <Page>
      <PageHeader title={t('mdf.title')} sentence={t('mdf.partnerSentence')} tabs={<PartnerFundsTabs />} />
      <Card title={t('mdf.payee')} sentence={t('mdf.payeeSentence')}>
        <Form method="post" {...getFormProps(form)} className="max-w-xl">
          <fieldset disabled={!mayChange} className="flex flex-col gap-5">
            <FormErrors errors={form.errors} />
            <InputRow field={fields.holder} label={t('mdf.holder')} autoComplete="off" />
            <InputRow field={fields.iban} label={t('mdf.iban')} autoComplete="off" />
            <InputRow field={fields.bic} label={t('mdf.bic')} autoComplete="off" optional />
            <div>
              <SubmitButton variant="primary">{t('mdf.savePayee')}</SubmitButton>
            </div>
          </fieldset>
        </Form>
      </Card>
    </Page>
  );
}
