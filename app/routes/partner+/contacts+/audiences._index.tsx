import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Filter } from 'lucide-react';
import { ContactsTabs } from '#app/components/contacts/contacts-tabs.tsx';
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
import { listAudiences } from '#campaigns/contacts/audience-queries.ts';
import { AudiencesListInput } from '#campaigns/contacts/list-input.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('contacts.audiences'));

export const loader = partnerLoader(AudiencesListInput, ({ ctx, input: { q, archived, sort, ...page } }) => {
  authorize(ctx.actor, 'contact:read');
  return listAudiences(ctx, { q, archived, sort }, page);
});

export default function Audiences() {
  const t = useT(words);
  const page = useLoaderData<typeof loader>();
  const create = (
    <ButtonLink to={paths.partner.newAudience} variant="primary">
      {t('contacts.audienceNew')}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader
        title={t('contacts.title')}
        sentence={t('contacts.audiencesSentence')}
        action={create}
        tabs={<ContactsTabs />}
      />
      <DataTable
        label={t('contacts.audiences')}
        rows={page.items}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.partner.audience(row.id)}
        search={{ label: t('contacts.audienceSearch') }}
        columns={[
          { key: 'name', header: t('contacts.audienceName'), sort: true, cell: (row) => row.name },
          {
            key: 'used',
            header: t('contacts.audienceUsed'),
            align: 'end',
            cell: (row) => <NumberText value={row.usedBy} />,
          },
          {
            key: 'changed',
            header: t('contacts.audienceChanged'),
            sort: 'desc',
            cell: (row) => <DateTime value={row.updatedAt} />,
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        exportTo={paths.partner.audiencesCsv}
        empty={
          <EmptyState
            icon={Filter}
            title={t('contacts.audienceEmpty')}
            why={t('contacts.audienceEmptyWhy')}
            action={create}
          />
        }
      />
    </Page>
  );
}
