import { csvResponse } from '#app/http/csv.server.ts';
import { amountCell } from '#app/http/mdf-csv.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { type FundRow, listFunds } from '#campaigns/mdf/fund-queries.ts';

const COLUMNS = [
  { header: 'Fund', value: (row: FundRow) => row.name },
  { header: 'Status', value: (row: FundRow) => row.status },
  { header: 'First day', value: (row: FundRow) => row.startsOn },
  { header: 'Last day', value: (row: FundRow) => row.endsOn },
  { header: 'Currency', value: (row: FundRow) => row.budget.currency },
  { header: 'Budget', value: (row: FundRow) => amountCell(row.budget) },
  { header: 'Given to partners', value: (row: FundRow) => amountCell(row.allocated) },
  { header: 'Available', value: (row: FundRow) => amountCell(row.available) },
  { header: 'Held', value: (row: FundRow) => amountCell(row.reserved) },
  { header: 'To pay', value: (row: FundRow) => amountCell(row.payable) },
  { header: 'Paid', value: (row: FundRow) => amountCell(row.paid) },
  { header: 'Id', value: (row: FundRow) => row.id },
];

export const loader = vendorResource(async ({ caller }) =>
  csvResponse('funds', COLUMNS, await inTransaction(caller, (ctx) => listFunds(ctx))),
);
