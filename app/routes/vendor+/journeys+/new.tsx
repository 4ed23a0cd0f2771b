import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/journeys.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { createJourney } from '#campaigns/journeys/create-journey.ts';
import { CreateJourneyInput } from '#campaigns/journeys/schema.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('journeys.newTitle'));

export const loader = vendorLoader(async ({ ctx }) => {
  authorize(ctx.actor, 'journey:write');
  return {};
});

export const action = vendorAction(CreateJourneyInput, async ({ caller, input, redirectWith }) => {
  const { id } = await createJourney(caller, input);
  return redirectWith(paths.vendor.journey(id), { message: say(words, 'journeys.created', { name: input.name }) });
});

export default function NewJourney() {
  const t = useT(words);
  const [form, fields] = useActionForm(CreateJourneyInput, { lastResult: useActionData<typeof action>() });
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ to: paths.vendor.journeys, label: t('journeys.title') }]}
        title={t('journeys.newTitle')}
        sentence={t('journeys.newSentence')}
      />
      <Card>
        <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
          <FormErrors errors={form.errors} />
          <InputRow field={fields.name} label={t('journeys.nameField')} help={t('journeys.nameHelp')} maxLength={120} />
          <TextareaRow field={fields.description} label={t('journeys.description')} rows={3} optional />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="primary">{t('journeys.create')}</SubmitButton>
            <ButtonLink to={paths.vendor.journeys} variant="quiet">
              {t('journeys.cancel')}
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
