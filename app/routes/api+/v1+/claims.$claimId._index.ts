import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ClaimDetailOut, Nothing } from '#campaigns/mdf/api-schema.ts';
import { getClaim } from '#campaigns/mdf/claim-queries.ts';
import { saveClaim } from '#campaigns/mdf/save-claim.ts';
import { ClaimIdInput, SaveClaimInput } from '#campaigns/mdf/schema.ts';

const getOperation = defineOperation({
  operationId: 'getClaim',
  method: 'GET',
  path: '/claims/{claimId}',
  tag: 'Funds',
  summary: 'One claim with its lines, evidence and decisions',
  side: 'either',
  scope: 'mdf:read',
  input: ClaimIdInput,
  output: ClaimDetailOut,
});
const saveOperation = defineOperation({
  operationId: 'saveClaim',
  method: 'PUT',
  path: '/claims/{claimId}',
  tag: 'Funds',
  summary: 'Write what was spent',
  side: 'partner',
  scope: 'claim:write',
  input: SaveClaimInput,
  output: Nothing,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getClaim(ctx, input.claimId));

export const action = apiAction(saveOperation, async ({ caller, input }) => {
  await saveClaim(caller, input);
  return {};
});
