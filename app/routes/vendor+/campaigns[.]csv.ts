import { type CsvColumn, csvResponse } from '#app/http/csv.server.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import { type CampaignRow, listCampaigns } from '#campaigns/catalog/campaign-queries.ts';
import { CampaignFilter } from '#campaigns/catalog/schema.ts';

const COLUMNS: CsvColumn<CampaignRow>[] = [
  { header: 'Campaign', value: (row) => row.name },
  { header: 'Goal', value: (row) => row.goal },
  { header: 'Status', value: (row) => row.status },
  { header: 'First day', value: (row) => row.startsOn },
  { header: 'Last day', value: (row) => row.endsOn },
  { header: 'Tiers', value: (row) => row.tiers.join(', ') },
  { header: 'Groups', value: (row) => row.groups.join(', ') },
  { header: 'Launches', value: (row) => row.launches },
  { header: 'Published at', value: (row) => row.publishedAt },
];
const MOST = 10_000;

export const loader = vendorLoader(CampaignFilter, async ({ ctx, input }) =>
  csvResponse('campaigns', COLUMNS, (await listCampaigns(ctx, input, { limit: MOST })).items),
);
