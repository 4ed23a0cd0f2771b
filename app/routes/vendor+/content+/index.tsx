import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Globe } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { ContentTabs } from '#app/components/widgets/content-tabs.tsx';
import { ItemStatus } from '#app/components/widgets/status.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/widgets.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { listItems } from '#campaigns/widgets/item-queries.ts';
import { ITEM_KINDS, ItemListInput, ItemStatus as States } from '#campaigns/widgets/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('widgets.content'));

export const loader = vendorLoader(ItemListInput, async ({ ctx, input }) => ({
  page: await listItems(ctx, input, { limit: 50, cursor: input.cursor }),
  mayWrite: can(ctx.actor, 'item:write'),
}));

export default function Content() {
  const t = useT(words);
  const { page, mayWrite } = useLoaderData<typeof loader>();
  const create = mayWrite ? (
    <ButtonLink to={paths.vendor.newItem} variant="primary">
      {t('widgets.newItem')}
    </ButtonLink>
  ) : null;
  return (
    <Page>
      <PageHeader
        title={t('widgets.content')}
        sentence={t('widgets.contentSentence')}
        action={create}
        tabs={<ContentTabs />}
      />
      <DataTable
        label={t('widgets.list')}
        rows={page.items}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.vendor.item(row.id)}
        exportTo={paths.vendor.contentCsv}
        search={{ label: t('widgets.searchItems') }}
        filters={[
          {
            ...{ name: 'kind', label: t('widgets.kind') },
            options: ITEM_KINDS.map((value) => ({ value, label: t(`widgets.kinds.${value}`) })),
          },
          {
            ...{ name: 'status', label: t('widgets.status') },
            options: States.options.map((value) => ({ value, label: t(`widgets.statuses.${value}`) })),
          },
        ]}
        columns={[
          { key: 'title', header: t('widgets.itemTitle'), cell: (row) => row.title, sort: true },
          { key: 'kind', header: t('widgets.kind'), cell: (row) => t(`widgets.kinds.${row.kind}`) },
          { key: 'status', header: t('widgets.status'), cell: (row) => <ItemStatus status={row.status} /> },
          {
            ...{ key: 'dated', header: t('widgets.dated'), sort: true },
            cell: (row) => <DateTime value={row.datedAt} style="date" />,
          },
          {
            ...{ key: 'changed', header: t('widgets.changed'), hide: 'card', sort: 'desc' },
            cell: (row) => <DateTime value={row.updatedAt} />,
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined, total: page.total }}
        empty={
          <EmptyState icon={Globe} title={t('widgets.emptyItems')} why={t('widgets.emptyItemsWhy')} action={create} />
        }
      />
    </Page>
  );
}
