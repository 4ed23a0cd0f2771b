import { csvResponse } from '#app/http/csv.server.ts';
import { amountCell } from '#app/http/mdf-csv.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { listPaymentRuns, type PaymentRunRow } from '#campaigns/mdf/settlement/queries.ts';

const COLUMNS = [
  { header: 'Made', value: (row: PaymentRunRow) => row.createdAt },
  { header: 'Status', value: (row: PaymentRunRow) => row.status },
  { header: 'Payments', value: (row: PaymentRunRow) => row.payments },
  { header: 'Currency', value: (row: PaymentRunRow) => row.total.currency },
  { header: 'Total', value: (row: PaymentRunRow) => amountCell(row.total) },
  { header: 'Id', value: (row: PaymentRunRow) => row.id },
];

export const loader = vendorResource(async ({ caller }) =>
  csvResponse('payment-files', COLUMNS, await caller.inScope(listPaymentRuns)),
);
