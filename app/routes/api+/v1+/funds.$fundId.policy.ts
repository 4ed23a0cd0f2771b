import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { PolicyOut } from '#campaigns/mdf/api-schema.ts';
import { publishPolicy } from '#campaigns/mdf/publish-policy.ts';
import { PublishPolicyInput } from '#campaigns/mdf/schema.ts';

const operation = defineOperation({
  operationId: 'publishPolicy',
  method: 'POST',
  path: '/funds/{fundId}/policy',
  tag: 'Funds',
  summary: 'Publish a version of the rules',
  side: 'vendor',
  scope: 'fund:write',
  input: PublishPolicyInput,
  output: PolicyOut,
});

export const action = apiAction(operation, async ({ caller, input }) => publishPolicy(caller, input));
