import { csvResponse } from '#app/http/csv.server.ts';
import { amountCell } from '#app/http/mdf-csv.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { listRopi, type RopiRow } from '#campaigns/mdf/settlement/ropi.ts';
import { RopiInput } from '#campaigns/mdf/settlement/schema.ts';

export const loader = vendorResource(RopiInput, async ({ caller, input }) => {
  const columns = [
    { header: input.by, value: (row: RopiRow) => row.name },
    { header: 'Currency', value: (row: RopiRow) => row.cost.currency },
    { header: 'Approved', value: (row: RopiRow) => amountCell(row.cost) },
    { header: 'Paid', value: (row: RopiRow) => amountCell(row.paid) },
    { header: 'Open deals', value: (row: RopiRow) => amountCell(row.pipeline) },
    { header: 'Won deals', value: (row: RopiRow) => amountCell(row.revenue) },
    { header: `Return (${input.model})`, value: (row: RopiRow) => row.ropi },
    { header: 'Id', value: (row: RopiRow) => row.key },
  ];
  return csvResponse('returns', columns, await inTransaction(caller, (ctx) => listRopi(ctx, input)));
});
