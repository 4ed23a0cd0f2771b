import { type CsvColumn, csvOfPages } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { type LaunchResultsRow, listLaunchResults } from '#campaigns/analytics/queries.ts';
import { LaunchResultsListInput } from '#campaigns/analytics/schema.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';

const COLUMNS: CsvColumn<LaunchResultsRow>[] = [
  { header: 'Launch', value: (row) => row.name },
  { header: 'Vendor', value: (row) => row.vendorName },
  { header: 'Status', value: (row) => row.status },
  { header: 'Sent at', value: (row) => row.startsAt },
  { header: 'Delivered', value: (row) => row.accepted },
  { header: 'People who clicked', value: (row) => row.clickers },
  { header: 'Clicks', value: (row) => row.clicks },
  { header: 'Unsubscribed', value: (row) => row.unsubscribes },
];

export const loader = partnerResource(LaunchResultsListInput, ({ caller, input }) =>
  csvOfPages('results', COLUMNS, (cursor) =>
    inTransaction(caller, (ctx) => listLaunchResults(ctx, { ...input, limit: 1_000, cursor })),
  ),
);
