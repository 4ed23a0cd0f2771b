import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { templateOptions } from '#app/components/catalog/template-options.ts';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, SelectRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/campaigns.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { createCampaign } from '#campaigns/catalog/create-campaign.ts';
import { CreateCampaignInput } from '#campaigns/catalog/schema.ts';
import { listVersionChoices } from '#campaigns/content/version-choices.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('campaigns.newTitle'));

export const loader = vendorLoader(async ({ ctx }) => ({ versions: await listVersionChoices(ctx, []) }));

export const action = vendorAction(CreateCampaignInput, async ({ caller, input, redirectWith }) => {
  const { id } = await createCampaign(caller, input);
  return redirectWith(paths.vendor.campaign(id), { message: say(words, 'campaigns.created', { name: input.name }) });
});

export default function NewCampaign() {
  const t = useT(words);
  const { versions } = useLoaderData<typeof loader>();
  const [form, fields] = useActionForm(CreateCampaignInput, { lastResult: useActionData<typeof action>() });
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ to: paths.vendor.campaigns, label: t('campaigns.title') }]}
        title={t('campaigns.newTitle')}
        sentence={t('campaigns.newSentence')}
      />
      <Card>
        <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
          <FormErrors errors={form.errors} />
          <InputRow
            field={fields.name}
            label={t('campaigns.nameField')}
            help={t('campaigns.nameHelp')}
            maxLength={120}
          />
          <InputRow field={fields.goal} label={t('campaigns.goal')} help={t('campaigns.goalHelp')} optional />
          <TextareaRow
            field={fields.description}
            label={t('campaigns.description')}
            help={t('campaigns.descriptionHelp')}
            rows={3}
            optional
          />
          {versions.length === 0 ? (
            <Callout
              tone="info"
              title={t('campaigns.noTemplates')}
              action={<ButtonLink to={paths.vendor.newTemplate}>{t('campaigns.makeTemplate')}</ButtonLink>}
            >
              {t('campaigns.noTemplatesWhy')}
            </Callout>
          ) : (
            <SelectRow
              field={fields.templateVersionId}
              label={t('campaigns.template')}
              placeholder={t('campaigns.templateLater')}
              options={templateOptions(versions, t)}
              optional
            />
          )}
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="primary">{t('campaigns.create')}</SubmitButton>
            <ButtonLink to={paths.vendor.campaigns} variant="quiet">
              {t('campaigns.cancel')}
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
