import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { ClaimIdInput } from '#campaigns/mdf/schema.ts';
import { cancelClaim } from '#campaigns/mdf/submit-claim.ts';

const operation = defineOperation({
  operationId: 'cancelClaim',
  method: 'POST',
  path: '/claims/{claimId}/cancellation',
  tag: 'Funds',
  summary: 'Take a claim back',
  side: 'partner',
  scope: 'claim:write',
  input: ClaimIdInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await cancelClaim(caller, input);
  return {};
});
