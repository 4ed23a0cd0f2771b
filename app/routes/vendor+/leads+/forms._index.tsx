import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Status } from '#app/components/ui/badge.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listForms } from '#campaigns/leads/form-queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.forms'));

export const loader = vendorLoader(({ ctx }) => listForms(ctx));

export default function Forms() {
  const t = useT(words);
  const make = (
    <ButtonLink to={paths.vendor.newLeadForm} variant="primary">
      {t('leads.newForm')}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.vendor.leads, label: t('leads.title') }]}
        title={t('leads.forms')}
        sentence={t('leads.formsSentence')}
        action={make}
      />
      <DataTable
        label={t('leads.forms')}
        rows={useLoaderData<typeof loader>()}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.vendor.leadForm(row.id)}
        columns={[
          { key: 'name', header: t('leads.formName'), cell: (row) => row.name },
          {
            ...{ key: 'status', header: t('leads.status') },
            cell: (row) => (
              <Status
                tone={row.status === 'published' ? 'success' : 'neutral'}
                label={t(`leads.formStatus.${row.status}`)}
              />
            ),
          },
          {
            ...{ key: 'version', header: t('leads.formVersion'), align: 'end' },
            cell: (row) => <NumberText value={row.number} />,
          },
          { key: 'made', header: t('leads.came'), cell: (row) => <DateTime value={row.createdAt} />, hide: 'card' },
        ]}
        empty={<EmptyState title={t('leads.formsEmpty')} why={t('leads.formsEmptyWhy')} />}
      />
    </Page>
  );
}
