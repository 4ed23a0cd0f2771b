import { type CsvColumn, csvOfPages } from '#app/http/csv.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { type CampaignResultsRow, listCampaignResults } from '#campaigns/analytics/queries.ts';
import { VendorResultsListInput } from '#campaigns/analytics/schema.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';

const COLUMNS: CsvColumn<CampaignResultsRow>[] = [
  { header: 'Campaign', value: (row) => row.name },
  { header: 'Status', value: (row) => row.status },
  { header: 'Partners', value: (row) => row.partners },
  { header: 'Launches too small to show', value: (row) => row.hiddenLaunches },
  { header: 'Delivered', value: (row) => row.accepted },
  { header: 'People who clicked', value: (row) => row.clickers },
  { header: 'Clicks', value: (row) => row.clicks },
  { header: 'Unsubscribed', value: (row) => row.unsubscribes },
];

export const loader = vendorResource(VendorResultsListInput, ({ caller, input }) =>
  csvOfPages('results', COLUMNS, (cursor) =>
    inTransaction(caller, (ctx) => listCampaignResults(ctx, { ...input, limit: 1_000, cursor })),
  ),
);
