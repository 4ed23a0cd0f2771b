import { readFile } from 'node:fs/promises';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FileRow } from '#app/components/ui/file-drop.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { ContentTabs } from '#app/components/widgets/content-tabs.tsx';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/widgets.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { importItems } from '#campaigns/widgets/import-items.ts';

const MAX_BYTES = 5 * 1024 * 1024; // as campaigns/widgets/import-items.ts

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('widgets.import'));

export const loader = vendorLoader(async () => ({}));

export const action = vendorAction(
  z.object({}),
  async ({ caller, uploads }) => ({
    // Without a file there is nothing in it, and it is refused as that.
    imported: await importItems(caller, { bytes: uploads.file ? await readFile(uploads.file.path) : Buffer.alloc(0) }),
  }),
  { upload: { fields: ['file'], maxBytes: MAX_BYTES, action: 'item:write' } },
);

export default function ImportItems() {
  const t = useT(words);
  const result = useActionData<typeof action>();
  const imported = result && 'imported' in result ? result.imported : null;
  const refused = result && 'error' in result ? Object.values(result.error ?? {}).flatMap((said) => said ?? []) : [];
  return (
    <Page>
      <PageHeader title={t('widgets.content')} sentence={t('widgets.importSentence')} tabs={<ContentTabs />} />
      <div className="flex flex-col gap-6">
        {imported ? <Callout tone="success" title={t('widgets.importDone', counts(imported))} /> : null}
        {imported && imported.problems.length > 0 ? (
          <Callout tone="warning" title={t('widgets.importProblems')}>
            <ul className="list-disc ps-5">
              {imported.problems.map((problem) => (
                <li key={`${problem.line} ${problem.message}`}>{t('widgets.importLine', problem)}</li>
              ))}
            </ul>
          </Callout>
        ) : null}
        <Card title={t('widgets.import')}>
          <Form method="post" encType="multipart/form-data" className="flex flex-col items-start gap-5">
            <FormErrors errors={[...new Set(refused)]} />
            <FileRow
              field={plainField('file', { required: true })}
              label={t('widgets.importFile')}
              help={t('widgets.importHelp')}
              accept=".xml,.rss,.atom,.ics,application/rss+xml,application/atom+xml,text/calendar"
              maxBytes={MAX_BYTES}
            />
            <SubmitButton variant="primary">{t('widgets.importButton')}</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

function counts({ added, changed, same }: { added: number; changed: number; same: number }) {
  return { added, changed, same };
}
