import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { ClaimIdInput } from '#campaigns/mdf/schema.ts';
import { submitClaim } from '#campaigns/mdf/submit-claim.ts';

const operation = defineOperation({
  operationId: 'submitClaim',
  method: 'POST',
  path: '/claims/{claimId}/submission',
  tag: 'Funds',
  summary: 'Hand a claim to the vendor',
  side: 'partner',
  scope: 'claim:write',
  input: ClaimIdInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await submitClaim(caller, input);
  return {};
});
