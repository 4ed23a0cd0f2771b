import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { VendorFundsTabs } from '#app/components/mdf/funds-tabs.tsx';
import { RequestsTable } from '#app/components/mdf/requests-table.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { countToDecide } from '#campaigns/mdf/fund-queries.ts';
import { listRequests } from '#campaigns/mdf/request-queries.ts';
import { REQUEST_STATUSES } from '#campaigns/mdf/request-status.ts';
import { MdfListInput } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.requests'));

export const loader = vendorLoader(MdfListInput, async ({ ctx, input }) => ({
  page: await listRequests(ctx, input, { limit: 50, cursor: input.cursor }),
  waiting: await countToDecide(ctx),
  statuses: REQUEST_STATUSES.filter((status) => status !== 'draft'),
}));

export default function Requests() {
  const t = useT(words);
  const { page, waiting, statuses } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('mdf.title')}
        sentence={t('mdf.vendorSentence')}
        tabs={<VendorFundsTabs waiting={waiting} />}
      />
      <RequestsTable
        rows={page.items}
        next={page.nextCursor}
        statuses={statuses}
        rowTo={(row) => paths.vendor.fundRequest(row.id)}
        exportTo={paths.vendor.fundRequestsCsv}
        side="vendor"
      />
    </Page>
  );
}
