import { type CsvColumn, csvOfPages } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { type LaunchRow, listLaunches } from '#campaigns/launches/queries.ts';
import { LaunchListInput } from '#campaigns/launches/schema.ts';

const COLUMNS: CsvColumn<LaunchRow>[] = [
  { header: 'Launch', value: (row) => row.name },
  { header: 'Vendor', value: (row) => row.vendorName },
  { header: 'Campaign', value: (row) => row.campaignName },
  { header: 'Status', value: (row) => row.status },
  { header: 'Starts at', value: (row) => row.startsAt },
  { header: 'Audience', value: (row) => row.totals?.audience ?? null },
  { header: 'Sent', value: (row) => row.totals?.accepted ?? null },
  { header: 'Clicks', value: (row) => row.totals?.clicks ?? null },
  { header: 'People who clicked', value: (row) => row.totals?.clickers ?? null },
  { header: 'Unsubscribed', value: (row) => row.totals?.unsubscribes ?? null },
  { header: 'Changed at', value: (row) => row.updatedAt },
];

export const loader = partnerResource(LaunchListInput, ({ caller, input }) =>
  csvOfPages('launches', COLUMNS, (cursor) =>
    inTransaction(caller, (ctx) => listLaunches(ctx, input, { limit: 1_000, cursor })),
  ),
);
