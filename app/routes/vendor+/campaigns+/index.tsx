import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Megaphone } from 'lucide-react';
import { CampaignStatus } from '#app/components/catalog/campaign-status.tsx';
import { CampaignDays } from '#app/components/catalog/day.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/campaigns.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listCampaigns } from '#campaigns/catalog/campaign-queries.ts';
import { CampaignListInput, CampaignStatus as States } from '#campaigns/catalog/schema.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('campaigns.title'));

export const loader = vendorLoader(CampaignListInput, async ({ ctx, input }) => ({
  page: await listCampaigns(ctx, input, { limit: 50, cursor: input.cursor }),
  mayWrite: can(ctx.actor, 'campaign:write'),
}));

export default function Campaigns() {
  const t = useT(words);
  const { page, mayWrite } = useLoaderData<typeof loader>();
  const create = mayWrite ? (
    <ButtonLink to={paths.vendor.newCampaign} variant="primary">
      {t('campaigns.new')}
    </ButtonLink>
  ) : null;
  return (
    <Page>
      <PageHeader title={t('campaigns.title')} sentence={t('campaigns.sentence')} action={create} />
      <DataTable
        label={t('campaigns.list')}
        rows={page.items}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.vendor.campaign(row.id)}
        search={{ label: t('campaigns.search') }}
        filters={[
          {
            name: 'status',
            label: t('campaigns.status'),
            options: States.options.map((value) => ({ value, label: t(`campaigns.statuses.${value}`) })),
          },
          {
            name: 'archived',
            label: t('campaigns.show'),
            options: [{ value: '1', label: t('campaigns.showArchived') }],
          },
        ]}
        columns={[
          { key: 'name', header: t('campaigns.name'), cell: (row) => row.name, sort: true },
          { key: 'status', header: t('campaigns.status'), cell: (row) => <CampaignStatus campaign={row} /> },
          {
            key: 'seen',
            header: t('campaigns.seen'),
            hide: 'narrow',
            cell: (row) => [...row.tiers, ...row.groups].join(', ') || t('campaigns.everyone'),
          },
          {
            key: 'starts',
            header: t('campaigns.dates'),
            cell: (row) => <CampaignDays startsOn={row.startsOn} endsOn={row.endsOn} />,
            sort: true,
          },
          {
            key: 'launches',
            header: t('campaigns.launches'),
            align: 'end',
            cell: (row) => <NumberText value={row.launches} />,
          },
          {
            key: 'changed',
            header: t('campaigns.changed'),
            hide: 'card',
            sort: 'desc',
            cell: (row) => <DateTime value={row.updatedAt} />,
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined, total: page.total }}
        exportTo={paths.vendor.campaignsCsv}
        empty={
          <EmptyState
            icon={Megaphone}
            title={t('campaigns.emptyTitle')}
            why={t('campaigns.emptyWhy')}
            action={create}
          />
        }
      />
    </Page>
  );
}
