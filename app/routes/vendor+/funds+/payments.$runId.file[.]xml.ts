import { vendorResource } from '#app/http/vendor.server.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { getPaymentRun } from '#campaigns/mdf/settlement/queries.ts';
import { PaymentRunIdInput } from '#campaigns/mdf/settlement/schema.ts';

/** The payment file for the bank: ISO 20022 pain.001. */
export const loader = vendorResource(PaymentRunIdInput, async ({ caller, input }) => {
  const { xml } = await inTransaction(caller, (ctx) => getPaymentRun(ctx, input.runId));
  return new Response(xml, {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'content-disposition': `attachment; filename="${input.runId}.xml"`,
      'cache-control': 'private, no-store',
    },
  });
});
