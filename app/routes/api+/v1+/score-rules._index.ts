import { z } from 'zod';
import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { NothingOut, ScoreRulesOut } from '#campaigns/leads/api-schema.ts';
import { SaveScoreDraft } from '#campaigns/leads/scoring/schema.ts';
import { getScoreDraft, saveScoreDraft } from '#campaigns/leads/scoring/score-rules.ts';

const getOperation = defineOperation({
  operationId: 'getScoreRules',
  method: 'GET',
  path: '/score-rules',
  tag: 'Leads',
  summary: 'The draft of the scoring rules, else what is in force',
  side: 'vendor',
  scope: 'lead:read',
  input: z.object({}),
  output: ScoreRulesOut,
});
const putOperation = defineOperation({
  operationId: 'saveScoreRules',
  method: 'PUT',
  path: '/score-rules',
  tag: 'Leads',
  summary: 'Save the draft',
  side: 'vendor',
  scope: 'lead_rules:write',
  input: SaveScoreDraft,
  output: NothingOut,
});

export const loader = apiLoader(getOperation, ({ ctx }) => getScoreDraft(ctx));

export const action = apiAction(putOperation, async ({ caller, input }) => {
  await saveScoreDraft(caller, input);
  return {};
});
