import { z } from 'zod';
import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { NothingOut, RoutingOut } from '#campaigns/leads/api-schema.ts';
import { getRoutingDraft, saveRoutingDraft } from '#campaigns/leads/routing/routing-rules.ts';
import { SaveRoutingDraft } from '#campaigns/leads/routing/schema.ts';

const getOperation = defineOperation({
  operationId: 'getRoutingRules',
  method: 'GET',
  path: '/routing-rules',
  tag: 'Leads',
  summary: 'The draft of the routing rules, else what is in force',
  side: 'vendor',
  scope: 'lead:read',
  input: z.object({}),
  output: RoutingOut,
});
const putOperation = defineOperation({
  operationId: 'saveRoutingRules',
  method: 'PUT',
  path: '/routing-rules',
  tag: 'Leads',
  summary: 'Save the draft',
  side: 'vendor',
  scope: 'lead_rules:write',
  input: SaveRoutingDraft,
  output: NothingOut,
});

export const loader = apiLoader(getOperation, ({ ctx }) => getRoutingDraft(ctx));

export const action = apiAction(putOperation, async ({ caller, input }) => {
  await saveRoutingDraft(caller, input);
  return {};
});
