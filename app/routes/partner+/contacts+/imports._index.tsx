import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileUp } from 'lucide-react';
import { ContactsTabs } from '#app/components/contacts/contacts-tabs.tsx';
import { ImportStatus } from '#app/components/contacts/import-status.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listImports } from '#campaigns/contacts/import-queries.ts';
import { ImportsListInput } from '#campaigns/contacts/list-input.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('contacts.imports'));

export const loader = partnerLoader(ImportsListInput, ({ ctx, input: { sort, ...page } }) => {
  authorize(ctx.actor, 'contact:read');
  return listImports(ctx, page, { sort });
});

export default function Imports() {
  const t = useT(words);
  const page = useLoaderData<typeof loader>();
  const start = (
    <ButtonLink to={paths.partner.newImport} variant="primary">
      {t('contacts.import')}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader
        title={t('contacts.title')}
        sentence={t('contacts.sentence')}
        action={start}
        tabs={<ContactsTabs />}
      />
      <DataTable
        label={t('contacts.importList')}
        rows={page.items}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.partner.import(row.id)}
        columns={[
          { key: 'file', header: t('contacts.importFileName'), sort: true, cell: (row) => row.fileName },
          {
            key: 'status',
            header: t('contacts.importStatus'),
            sort: true,
            cell: (row) => <ImportStatus status={row.status} />,
          },
          {
            key: 'rows',
            header: t('contacts.importRows'),
            align: 'end',
            sort: 'desc',
            cell: (row) => <NumberText value={row.rowsRead} />,
          },
          {
            key: 'new',
            header: t('contacts.outcomes.new'),
            align: 'end',
            cell: (row) => <NumberText value={row.summary?.new ?? 0} />,
          },
          { key: 'by', header: t('contacts.importBy'), hide: 'narrow', sort: true, cell: (row) => row.createdBy },
          {
            key: 'when',
            header: t('contacts.importWhen'),
            sort: 'desc',
            cell: (row) => <DateTime value={row.createdAt} />,
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        exportTo={paths.partner.importsCsv}
        empty={
          <EmptyState
            icon={FileUp}
            title={t('contacts.importListEmpty')}
            why={t('contacts.importListWhy')}
            action={start}
          />
        }
      />
    </Page>
  );
}
