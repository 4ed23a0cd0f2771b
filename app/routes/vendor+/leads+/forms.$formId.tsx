import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { FormEditorView } from '#app/components/leads/form-editor.tsx';
import { Status } from '#app/components/ui/badge.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { editorOfContent } from '#campaigns/leads/form-editor.ts';
import { getForm } from '#campaigns/leads/form-queries.ts';
import { vendorFormUrl } from '#campaigns/leads/landing-page-queries.ts';
import { publishForm, withdrawForm } from '#campaigns/leads/publish-form.ts';
import { saveFormEditor } from '#campaigns/leads/save-form-editor.ts';
import { FormIdInput, SaveFormEditor } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.form.name ?? t('leads.form'));

export const loader = vendorLoader(FormIdInput, async ({ ctx, input }) => {
  const form = await getForm(ctx, input.formId);
  const value = { ...editorOfContent(form.content), consentText: form.consentText };
  return { form, url: vendorFormUrl(ctx, input.formId), value };
});

export const action = vendorActions({
  save: vendorIntent(SaveFormEditor, async ({ caller, input, redirectWith }) => {
    const { number } = await saveFormEditor(caller, input);
    return redirectWith(paths.vendor.leadForm(input.formId), { message: say(words, 'leads.formSaved', { number }) });
  }),
  publish: vendorIntent(FormIdInput, async ({ caller, input, redirectWith }) => {
    await publishForm(caller, input);
    return redirectWith(paths.vendor.leadForm(input.formId), { message: say(words, 'leads.formPublished') });
  }),
  withdraw: vendorIntent(FormIdInput, async ({ caller, input, redirectWith }) => {
    await withdrawForm(caller, input);
    return redirectWith(paths.vendor.leadForm(input.formId), { message: say(words, 'leads.formWithdrawn') });
  }),
});

export default function EditForm() {
  const t = useT(words);
  const { form, url, value } = useLoaderData<typeof loader>();
  const isOut = form.status === 'published';
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ to: paths.vendor.leadForms, label: t('leads.forms') }]}
        title={form.name}
        status={<Status tone={isOut ? 'success' : 'neutral'} label={t(`leads.formStatus.${form.status}`)} />}
        secondary={
          <Form method="post">
            <SubmitButton name="intent" value={isOut ? 'withdraw' : 'publish'}>
              {t(isOut ? 'leads.withdrawForm' : 'leads.publishForm')}
            </SubmitButton>
          </Form>
        }
      />
      {isOut ? (
        <p className="mb-6 flex flex-wrap items-center gap-3">
          <a className="link wrap-anywhere" href={url}>
            {t('leads.formAddress')}
          </a>
          <CopyButton value={url} />
        </p>
      ) : null}
      <FormEditorView isNew={false} value={value} refused={resultOf(useActionData<typeof action>(), 'save')} />
    </Page>
  );
}
