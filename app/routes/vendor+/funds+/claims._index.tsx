import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClaimsTable } from '#app/components/mdf/claims-table.tsx';
import { VendorFundsTabs } from '#app/components/mdf/funds-tabs.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listClaims } from '#campaigns/mdf/claim-queries.ts';
import { CLAIM_STATUSES } from '#campaigns/mdf/claim-status.ts';
import { countToDecide } from '#campaigns/mdf/fund-queries.ts';
import { MdfListInput } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.claims'));

export const loader = vendorLoader(MdfListInput, async ({ ctx, input }) => ({
  page: await listClaims(ctx, input, { limit: 50, cursor: input.cursor }),
  waiting: await countToDecide(ctx),
  statuses: CLAIM_STATUSES.filter((status) => status !== 'draft'),
}));

export default function Claims() {
  const t = useT(words);
  const { page, waiting, statuses } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('mdf.title')}
        sentence={t('mdf.vendorSentence')}
        tabs={<VendorFundsTabs waiting={waiting} />}
      />
      <ClaimsTable
        rows={page.items}
        next={page.nextCursor}
        statuses={statuses}
        rowTo={(row) => paths.vendor.claim(row.id)}
        exportTo={paths.vendor.claimsCsv}
        side="vendor"
      />
    </Page>
  );
}
