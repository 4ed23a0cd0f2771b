import { z } from 'zod';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/leads/api-schema.ts';
import { publishScoreRules } from '#campaigns/leads/scoring/score-rules.ts';

const operation = defineOperation({
  operationId: 'publishScoreRules',
  method: 'POST',
  path: '/score-rules/publication',
  tag: 'Leads',
  summary: 'Publish the draft: it is in force for every event from now on',
  side: 'vendor',
  scope: 'lead_rules:write',
  input: z.object({}),
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller }) => {
  await publishScoreRules(caller);
  return {};
});
