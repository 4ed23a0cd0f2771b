import { csvResponse } from '#app/http/csv.server.ts';
import { amountCell } from '#app/http/mdf-csv.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { getFund, type ShareRow } from '#campaigns/mdf/fund-queries.ts';
import { FundIdInput } from '#campaigns/mdf/schema.ts';

const COLUMNS = [
  { header: 'Partner', value: (row: ShareRow) => row.partnerName },
  { header: 'Currency', value: (row: ShareRow) => row.allocated.currency },
  { header: 'Given', value: (row: ShareRow) => amountCell(row.allocated) },
  { header: 'Available', value: (row: ShareRow) => amountCell(row.available) },
  { header: 'Promised', value: (row: ShareRow) => amountCell(row.reserved) },
  { header: 'To pay', value: (row: ShareRow) => amountCell(row.payable) },
  { header: 'Paid', value: (row: ShareRow) => amountCell(row.paid) },
  { header: 'Partner id', value: (row: ShareRow) => row.partnerId },
];

export const loader = vendorResource(FundIdInput, async ({ caller, input }) => {
  const { shares } = await caller.inScope((ctx) => getFund(ctx, input.fundId));
  return csvResponse('shares', COLUMNS, shares);
});
