import { csvResponse } from '#app/http/csv.server.ts';
import { CLAIM_COLUMNS } from '#app/http/mdf-csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { exportClaims } from '#campaigns/mdf/exports.ts';
import { MdfListInput } from '#campaigns/mdf/schema.ts';

export const loader = partnerResource(MdfListInput, async ({ caller, input }) => {
  const rows = await inTransaction(caller, (ctx) => exportClaims(ctx, input));
  return csvResponse('claims', CLAIM_COLUMNS, rows);
});
