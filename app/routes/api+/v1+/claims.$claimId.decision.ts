import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { decideClaim } from '#campaigns/mdf/decide-claim.ts';
import { DecideClaimInput } from '#campaigns/mdf/schema.ts';

const operation = defineOperation({
  operationId: 'decideClaim',
  method: 'POST',
  path: '/claims/{claimId}/decision',
  tag: 'Funds',
  summary: 'Decide the lines that the rules left',
  side: 'vendor',
  scope: 'fund:write',
  input: DecideClaimInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await decideClaim(caller, input);
  return {};
});
