import { z } from 'zod';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { SetTierGoalsInput } from '#campaigns/partners/schema.ts';
import { setTierGoals } from '#campaigns/partners/tiers.ts';

const operation = defineOperation({
  operationId: 'saveTierGoals',
  method: 'PUT',
  path: '/tiers/{tierId}/goals',
  tag: 'Partners',
  summary: 'Say what a tier asks for within a year',
  side: 'vendor',
  scope: 'partner:write',
  input: SetTierGoalsInput,
  output: z.object({}).describe('Nothing'),
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await setTierGoals(caller, input);
  return {};
});
