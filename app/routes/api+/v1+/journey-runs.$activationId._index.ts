import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { getActivation } from '#campaigns/journeys/activation-queries.ts';
import { adjustActivation } from '#campaigns/journeys/adjust-activation.ts';
import { ActivationOut } from '#campaigns/journeys/api-schema.ts';
import { ActivationIdInput, AdjustActivationInput } from '#campaigns/journeys/schema.ts';

const getOperation = defineOperation({
  operationId: 'getActivation',
  method: 'GET',
  path: '/journey-runs/{activationId}',
  tag: 'Journeys',
  summary: 'One run with its figures',
  side: 'partner',
  scope: 'journey:read',
  input: ActivationIdInput,
  output: ActivationOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getActivation(ctx, input.activationId));

const adjustOperation = defineOperation({
  operationId: 'adjustActivation',
  method: 'PATCH',
  path: '/journey-runs/{activationId}',
  tag: 'Journeys',
  summary: 'Shift waits and leave out optional steps',
  description: 'Replaces all adjustments. Who waits already keeps the end of its wait.',
  side: 'partner',
  scope: 'journey:write',
  input: AdjustActivationInput,
  output: ActivationOut,
});

export const action = apiAction(adjustOperation, async ({ caller, input }) => {
  await adjustActivation(caller, input);
  return caller.inScope((ctx) => getActivation(ctx, input.activationId));
});
