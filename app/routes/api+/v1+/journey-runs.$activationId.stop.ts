import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/journeys/api-schema.ts';
import { ActivationIdInput } from '#campaigns/journeys/schema.ts';
import { stopActivation } from '#campaigns/journeys/stop-activation.ts';

const operation = defineOperation({
  operationId: 'stopActivation',
  method: 'POST',
  path: '/journey-runs/{activationId}/stop',
  tag: 'Journeys',
  summary: 'End a run for good',
  side: 'partner',
  scope: 'journey:write',
  input: ActivationIdInput,
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await stopActivation(caller, input);
  return {};
});
