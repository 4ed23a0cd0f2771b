import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { StartChoice } from '#app/components/content/start-choice.tsx';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { LIBRARY_FOLDER } from '#app/http/library-folder.server.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorResource } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/templates.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { createTemplate } from '#campaigns/content/create-template.ts';
import { readLibraryPage } from '#campaigns/content/read-library-page.ts';
import { CreateTemplateForm } from '#campaigns/content/schema.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('templates.newTitle'));

export const loader = vendorResource(async ({ caller }) => ({
  library: await readLibraryPage(caller, LIBRARY_FOLDER),
}));

export const action = vendorAction(CreateTemplateForm, async ({ caller, input, world, redirectWith }) => {
  const made = await createTemplate({ ...caller, files: world.files, libraryFolder: LIBRARY_FOLDER }, input);
  // The library's own sources compile; when one does not, that is a fault of ours.
  if (made.kind === 'refused') throw new DomainError('unavailable', `Library: ${made.problems[0]?.message ?? ''}`);
  return redirectWith(paths.vendor.template(made.id), {
    message: say(words, 'templates.createdToast', { name: input.name }),
    tone: 'success',
  });
});

export default function NewTemplate() {
  const t = useT(words);
  const { library } = useLoaderData<typeof loader>();
  const [form, fields] = useActionForm(CreateTemplateForm, { lastResult: useActionData<typeof action>() });
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.vendor.templates, label: t('templates.title') }]}
        title={t('templates.newTitle')}
        sentence={t('templates.newSentence')}
      />
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-8">
        <FormErrors errors={form.errors} title={t('templates.createFailed')} />
        <StartChoice field={fields.library} library={library} />
        <div className="grid gap-5 sm:grid-cols-2">
          <InputRow field={fields.name} label={t('templates.name')} help={t('templates.nameHelp')} maxLength={120} />
          <InputRow
            field={fields.description}
            label={t('templates.description')}
            help={t('templates.descriptionHelp')}
            optional
          />
        </div>
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="primary">{t('templates.create')}</SubmitButton>
          <ButtonLink to={paths.vendor.templates} variant="quiet">
            {t('templates.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Page>
  );
}
