import { createReadStream } from 'node:fs';
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FileRow } from '#app/components/ui/file-drop.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { HttpFailure } from '#app/http/errors.server.ts';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { importContacts } from '#campaigns/contacts/import-contacts.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('contacts.importTitle'));

export const loader = partnerLoader(async ({ ctx }) => {
  authorize(ctx.actor, 'contact:write');
  return null;
});

const MAX_BYTES = 200 * 1024 * 1024;

export const action = partnerAction(
  z.object({}),
  async ({ caller, uploads, world }) => {
    const upload = uploads.file;
    if (!upload || upload.bytes === 0)
      throw new HttpFailure(422, 'invalid', 'Choose a CSV file. Nothing was imported.');
    const file = { ...upload, open: () => createReadStream(upload.path) };
    const { importId } = await importContacts({ ...caller, files: world.files }, { file });
    return redirect(paths.partner.import(importId), 303);
  },
  { upload: { fields: ['file'], maxBytes: MAX_BYTES, action: 'contact:write' } },
);

export default function NewImport() {
  const t = useT(words);
  const refused = useActionData<typeof action>();
  const field = plainField('file', { required: true, errors: refused?.error?.file ?? [] });
  return (
    <Page width="text">
      <PageHeader
        crumbs={[
          { to: paths.partner.contacts, label: t('contacts.title') },
          { to: paths.partner.imports, label: t('contacts.imports') },
        ]}
        title={t('contacts.importTitle')}
        sentence={t('contacts.importSentence')}
      />
      <Card>
        <Form method="post" encType="multipart/form-data" className="flex flex-col items-start gap-5">
          <FormErrors errors={refused?.error?.[''] ?? undefined} />
          <div className="w-full">
            <FileRow
              field={field}
              label={t('contacts.importFile')}
              help={t('contacts.importFileHelp')}
              accept=".csv,.txt,.tsv,text/csv"
              maxBytes={MAX_BYTES}
            />
          </div>
          <SubmitButton variant="primary">{t('contacts.importUpload')}</SubmitButton>
        </Form>
      </Card>
    </Page>
  );
}
