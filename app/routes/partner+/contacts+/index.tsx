import type { MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Users } from 'lucide-react';
import { ContactsBulk } from '#app/components/contacts/contacts-bulk.tsx';
import { ContactsTabs } from '#app/components/contacts/contacts-tabs.tsx';
import { Badge, Status } from '#app/components/ui/badge.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listFacets, readContactsPage } from '#campaigns/contacts/contact-queries.ts';
import { ContactsListInput, toContactsQuestion } from '#campaigns/contacts/list-input.ts';
import { authorize, can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('contacts.title'));

const PAGE_SIZE = 50;

export const loader = partnerLoader(ContactsListInput, async ({ ctx, input }) => {
  authorize(ctx.actor, 'contact:read');
  const question = toContactsQuestion(input);
  const { total: whole, ...facets } = await listFacets(ctx);
  const page = { page: input.page, pageSize: PAGE_SIZE, total: whole };
  const { rows, total } = await readContactsPage(ctx, { ...question, ...page });
  return {
    rows,
    total,
    page: input.page,
    facets,
    mayChange: can(ctx.actor, 'contact:write'),
    mayExport: can(ctx.actor, 'contact:export'),
  };
});

const REACHES = ['reachable', 'suppressed', 'no_consent', 'unsendable', 'cap'] as const;

export default function Contacts() {
  const t = useT(words);
  const { rows, total, page, facets, mayChange, mayExport } = useLoaderData<typeof loader>();
  const importLink = (
    <ButtonLink to={paths.partner.newImport} variant="primary">
      {t('contacts.import')}
    </ButtonLink>
  );
  return (
    <Page width="full">
      <PageHeader
        title={t('contacts.title')}
        sentence={t('contacts.sentence')}
        action={mayChange ? importLink : undefined}
        secondary={mayChange ? <ButtonLink to={paths.partner.newContact}>{t('contacts.new')}</ButtonLink> : undefined}
        tabs={<ContactsTabs />}
      />
      {mayChange ? <Form id="bulk" method="post" action={paths.partner.contactsBulk} /> : null}
      <DataTable
        label={t('contacts.title')}
        rows={rows}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.partner.contact(row.id)}
        search={{ label: t('contacts.search') }}
        filters={[
          { name: 'tag', label: t('contacts.tags'), options: facets.tags.map((value) => ({ value, label: value })) },
          {
            name: 'country',
            label: t('contacts.country'),
            options: facets.countries.map((value) => ({ value, label: value })),
          },
          {
            name: 'reach',
            label: t('contacts.reach'),
            options: REACHES.map((value) => ({ value, label: t(`contacts.reaches.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'name',
            header: t('contacts.name'),
            sort: true,
            cell: (row) => `${row.firstName} ${row.lastName}`.trim() || row.email,
          },
          {
            key: 'email',
            header: t('contacts.email'),
            sort: true,
            // One line, not broken within a word; the whole address is in the tip and on the person's page.
            cell: (row) => (
              <span
                title={row.email}
                className="block max-w-52 truncate max-2xl:max-w-44 max-xl:max-w-40 max-sm:max-w-none"
              >
                {row.email}
              </span>
            ),
          },
          {
            key: 'company',
            header: t('contacts.company'),
            sort: true,
            cell: (row) => (row.company ? <span className="block xl:min-w-26">{row.company}</span> : <None />),
          },
          {
            key: 'country',
            header: t('contacts.country'),
            hide: 'narrow',
            sort: true,
            cell: (row) => row.country || <None />,
          },
          {
            key: 'tags',
            header: t('contacts.tags'),
            hide: 'narrow',
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                {row.tags.slice(0, 3).map((tag) => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
              </span>
            ),
          },
          {
            key: 'reach',
            header: t('contacts.reach'),
            cell: (row) => (
              <Status
                tone={row.notReachable ? 'warning' : 'success'}
                label={t(`contacts.reaches.${row.notReachable ?? 'reachable'}`)}
              />
            ),
          },
          {
            key: 'lastMailedAt',
            header: t('contacts.lastMailed'),
            sort: 'desc',
            hide: 'narrow',
            cell: (row) => (row.lastMailedAt ? <DateTime value={row.lastMailedAt} /> : <None />),
          },
        ]}
        page={{ kind: 'numbered', page, pageSize: PAGE_SIZE, total }}
        exportTo={mayExport ? paths.partner.contactsCsv : undefined}
        {...(mayChange
          ? {
              selection: {
                formId: 'bulk',
                name: 'contactIds',
                rowLabel: (row: { email: string }) => row.email,
                actions: <ContactsBulk formId="bulk" total={total} pageSize={PAGE_SIZE} />,
              },
            }
          : {})}
        empty={
          <EmptyState icon={Users} title={t('contacts.emptyTitle')} why={t('contacts.emptyWhy')} action={importLink} />
        }
      />
    </Page>
  );
}
