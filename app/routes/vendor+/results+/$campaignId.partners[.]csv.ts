import { type CsvColumn, csvResponse } from '#app/http/csv.server.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import { getCampaignResults, type PartnerResultsRow } from '#campaigns/analytics/get-campaign-results.ts';
import { CampaignResultsInput } from '#campaigns/analytics/schema.ts';

const COLUMNS: CsvColumn<PartnerResultsRow>[] = [
  { header: 'Partner', value: (row) => row.partnerName },
  { header: 'Tier', value: (row) => row.tierName },
  { header: 'Last launch', value: (row) => row.lastLaunchAt },
  { header: 'Launches', value: (row) => row.launches },
  // Empty where fewer than eight people stand behind them.
  { header: 'Delivered', value: (row) => row.counts?.accepted ?? null },
  { header: 'People who clicked', value: (row) => row.counts?.clickers ?? null },
  { header: 'Clicks', value: (row) => row.counts?.clicks ?? null },
  { header: 'Unsubscribed', value: (row) => row.counts?.unsubscribes ?? null },
];

export const loader = vendorLoader(CampaignResultsInput, async ({ ctx, input }) =>
  csvResponse('campaign-partners', COLUMNS, (await getCampaignResults(ctx, input.campaignId)).partners),
);
