import type { MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { ImportMapping } from '#app/components/contacts/import-mapping.tsx';
import { ImportResult } from '#app/components/contacts/import-result.tsx';
import { ImportStatus } from '#app/components/contacts/import-status.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getImport } from '#campaigns/contacts/import-queries.ts';
import { MapImportForm } from '#campaigns/contacts/list-input.ts';
import { mapImport } from '#campaigns/contacts/map-import.ts';
import { ImportIdInput } from '#campaigns/contacts/schema.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.fileName ?? t('contacts.importTitle'));

export const loader = partnerLoader(ImportIdInput, ({ ctx, input }) => {
  authorize(ctx.actor, 'contact:read');
  return getImport(ctx, input.importId);
});

export const action = partnerAction(MapImportForm, async ({ caller, input }) => {
  await mapImport(caller, input);
  return redirect(paths.partner.import(input.importId), 303);
});

const ASK_EVERY_MS = 1_000;

/** One import, from its columns to what it changed; it follows the work by itself. */
export default function Import() {
  const t = useT(words);
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { revalidate } = useRevalidator();
  const busy = view.status === 'reading' || view.status === 'applying';
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(revalidate, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [busy, revalidate]);
  return (
    <Page>
      <PageHeader
        crumbs={[
          { to: paths.partner.contacts, label: t('contacts.title') },
          { to: paths.partner.imports, label: t('contacts.imports') },
        ]}
        title={view.fileName}
        status={<ImportStatus status={view.status} />}
      />
      {view.status === 'uploaded' ? <ImportMapping view={view} refused={refused} /> : <ImportResult view={view} />}
    </Page>
  );
}
