import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { activateJourney } from '#campaigns/journeys/activate-journey.ts';
import { getActivation, listActivations } from '#campaigns/journeys/activation-queries.ts';
import { ActivationListOut, ActivationListQuery, ActivationOut } from '#campaigns/journeys/api-schema.ts';
import { ActivateJourneyInput } from '#campaigns/journeys/schema.ts';

const listOperation = defineOperation({
  operationId: 'listActivations',
  method: 'GET',
  path: '/journey-runs',
  tag: 'Journeys',
  summary: 'Journeys that the partner runs or ran, newest first',
  side: 'partner',
  scope: 'journey:read',
  input: ActivationListQuery,
  output: ActivationListOut,
});

export const loader = apiLoader(listOperation, ({ ctx, input }) => listActivations(ctx, input));

const createOperation = defineOperation({
  operationId: 'activateJourney',
  method: 'POST',
  path: '/journey-runs',
  tag: 'Journeys',
  summary: 'Start an offered journey',
  side: 'partner',
  scope: 'journey:write',
  input: ActivateJourneyInput,
  output: ActivationOut,
  status: 201,
});

export const action = apiAction(createOperation, async ({ caller, input }) => {
  const { activationId } = await activateJourney(caller, input);
  return caller.inScope((ctx) => getActivation(ctx, activationId));
});
