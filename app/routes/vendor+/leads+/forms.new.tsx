import type { MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { FormEditorView } from '#app/components/leads/form-editor.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { createForm } from '#campaigns/leads/create-form.ts';
import { contentOfEditor } from '#campaigns/leads/form-editor.ts';
import { FormEditor } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.newForm'));

export const loader = vendorLoader(async () => ({}));

export const action = vendorAction(
  FormEditor,
  async ({ caller, input: { name, consentText, ...rest }, redirectWith }) => {
    const { formId } = await createForm(caller, {
      name,
      consentText,
      content: contentOfEditor({ consentText, ...rest }),
    });
    return redirectWith(paths.vendor.leadForm(formId), { message: say(words, 'leads.formSaved', { number: 1 }) });
  },
);

export default function NewForm() {
  const t = useT(words);
  return (
    <Page width="text">
      <PageHeader crumbs={[{ to: paths.vendor.leadForms, label: t('leads.forms') }]} title={t('leads.newForm')} />
      <FormEditorView isNew refused={useActionData<typeof action>()} />
    </Page>
  );
}
