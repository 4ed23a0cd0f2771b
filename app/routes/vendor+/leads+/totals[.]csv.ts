import { csvResponse } from '#app/http/csv.server.ts';
import { LEAD_TOTAL_COLUMNS } from '#app/http/leads-csv.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { listLeadTotals } from '#campaigns/leads/totals-queries.ts';

export const loader = vendorResource(async ({ caller }) =>
  csvResponse('partners-leads', LEAD_TOTAL_COLUMNS, await caller.inScope(listLeadTotals)),
);
