import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, RadioRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/widgets.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listForms } from '#campaigns/leads/form-queries.ts';
import { listVendors } from '#campaigns/partners/queries.ts';
import { createWidget } from '#campaigns/widgets/create-widget.ts';
import { CreateWidget, WIDGET_KINDS } from '#campaigns/widgets/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('widgets.new'));

export const loader = partnerLoader(async ({ ctx }) => ({
  vendors: (await listVendors(ctx)).filter(({ status }) => status === 'active'),
  forms: await listForms(ctx),
}));

export const action = partnerAction(CreateWidget, async ({ caller, input, redirectWith }) => {
  const { widgetId } = await createWidget(caller, input);
  return redirectWith(paths.partner.widget(widgetId), { message: say(words, 'widgets.made') });
});

export default function NewWidget() {
  const t = useT(words);
  const { vendors, forms } = useLoaderData<typeof loader>();
  const [form, fields] = useActionForm(CreateWidget, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { kind: 'news', vendorId: vendors[0]?.vendorId },
  });
  return (
    <Page width="text">
      <PageHeader crumbs={[{ to: paths.partner.website, label: t('widgets.title') }]} title={t('widgets.new')} />
      {vendors.length === 0 ? (
        <Callout tone="info" title={t('widgets.noVendors')} />
      ) : (
        <Card>
          <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
            <FormErrors errors={form.errors} />
            <SelectRow
              field={fields.vendorId}
              label={t('widgets.vendor')}
              options={vendors.map(({ vendorId, name }) => ({ value: vendorId, label: name }))}
            />
            <RadioRow
              field={fields.kind}
              label={t('widgets.kind')}
              options={WIDGET_KINDS.map((value) => ({ value, label: t(`widgets.widgetKinds.${value}`) }))}
            />
            <InputRow field={fields.name} label={t('widgets.name')} help={t('widgets.nameHelp')} />
            <SelectRow
              field={fields.formId}
              label={t('widgets.whichForm')}
              help={t('widgets.whichFormHelp')}
              optional
              options={[
                { value: '', label: t('widgets.noForm') },
                ...forms.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <div>
              <SubmitButton variant="primary">{t('widgets.make')}</SubmitButton>
            </div>
          </Form>
        </Card>
      )}
    </Page>
  );
}
