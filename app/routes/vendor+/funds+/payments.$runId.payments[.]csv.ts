import { csvResponse } from '#app/http/csv.server.ts';
import { amountCell } from '#app/http/mdf-csv.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { getPaymentRun, type SettlementRow } from '#campaigns/mdf/settlement/queries.ts';
import { PaymentRunIdInput } from '#campaigns/mdf/settlement/schema.ts';

const COLUMNS = [
  { header: 'Claim', value: (row: SettlementRow) => row.title },
  { header: 'Partner', value: (row: SettlementRow) => row.partnerName },
  { header: 'Account holder', value: (row: SettlementRow) => row.holder },
  { header: 'IBAN', value: (row: SettlementRow) => row.iban },
  { header: 'BIC', value: (row: SettlementRow) => row.bic },
  { header: 'Currency', value: (row: SettlementRow) => row.amount.currency },
  { header: 'Amount', value: (row: SettlementRow) => amountCell(row.amount) },
  { header: 'Status', value: (row: SettlementRow) => row.status },
  { header: 'Paid on', value: (row: SettlementRow) => row.paidOn },
  { header: 'Reference', value: (row: SettlementRow) => row.reference },
];

export const loader = vendorResource(PaymentRunIdInput, async ({ caller, input }) => {
  const { payments } = await inTransaction(caller, (ctx) => getPaymentRun(ctx, input.runId));
  return csvResponse('payments', COLUMNS, payments);
});
