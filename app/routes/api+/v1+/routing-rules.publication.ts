import { z } from 'zod';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/leads/api-schema.ts';
import { publishRouting } from '#campaigns/leads/routing/routing-rules.ts';

const operation = defineOperation({
  operationId: 'publishRoutingRules',
  method: 'POST',
  path: '/routing-rules/publication',
  tag: 'Leads',
  summary: 'Publish the draft: leads go by it from now on',
  side: 'vendor',
  scope: 'lead_rules:write',
  input: z.object({}),
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller }) => {
  await publishRouting(caller);
  return {};
});
