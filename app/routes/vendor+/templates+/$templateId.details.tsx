import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/templates.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { TemplateDetailsForm, TemplateIdInput } from '#campaigns/content/schema.ts';
import { getTemplate } from '#campaigns/content/template-queries.ts';
import { updateTemplate } from '#campaigns/content/update-template.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('templates.renameTitle'));

export const loader = vendorLoader(TemplateIdInput, async ({ ctx, input }) => {
  const { id, name, description } = await getTemplate(ctx, input.templateId);
  return { id, name, description };
});

export const action = vendorAction(TemplateDetailsForm, async ({ caller, input, redirectWith }) => {
  await updateTemplate(caller, input);
  return redirectWith(paths.vendor.template(input.templateId), { message: say(words, 'templates.renamed') });
});

export default function TemplateDetails() {
  const t = useT(words);
  const { id, name, description } = useLoaderData<typeof loader>();
  const [form, fields] = useActionForm(TemplateDetailsForm, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { templateId: id, name, description },
  });
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { to: paths.vendor.templates, label: t('templates.title') },
          { to: paths.vendor.template(id), label: name },
        ]}
        title={t('templates.renameTitle')}
      />
      <Card>
        <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
          <FormErrors errors={form.errors} />
          <input type="hidden" name="templateId" value={id} />
          <InputRow field={fields.name} label={t('templates.name')} help={t('templates.nameHelp')} maxLength={120} />
          <InputRow
            field={fields.description}
            label={t('templates.description')}
            help={t('templates.descriptionHelp')}
            optional
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="primary">{t('templates.renameSave')}</SubmitButton>
            <ButtonLink to={paths.vendor.template(id)} variant="quiet">
              {t('templates.cancel')}
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
