import { z } from 'zod';
import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ScoreDryRunOut } from '#campaigns/leads/api-schema.ts';
import { dryRunScoreRules, getScoreDraft } from '#campaigns/leads/scoring/score-rules.ts';

const operation = defineOperation({
  operationId: 'previewScoreRules',
  method: 'GET',
  path: '/score-rules/dry-run',
  tag: 'Leads',
  summary: 'What the draft would have made of the last 90 days',
  side: 'vendor',
  scope: 'lead:read',
  input: z.object({}),
  output: ScoreDryRunOut,
});

export const loader = apiLoader(operation, async ({ ctx }) => dryRunScoreRules(ctx, (await getScoreDraft(ctx)).rules));
