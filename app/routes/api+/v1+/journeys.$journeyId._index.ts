import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { JourneyOut } from '#campaigns/journeys/api-schema.ts';
import { getJourneyDraft } from '#campaigns/journeys/journey-queries.ts';
import { saveJourney } from '#campaigns/journeys/save-journey.ts';
import { JourneyIdInput, SaveJourneyInput } from '#campaigns/journeys/schema.ts';

const getOperation = defineOperation({
  operationId: 'getJourney',
  method: 'GET',
  path: '/journeys/{journeyId}',
  tag: 'Journeys',
  summary: 'One journey as it is being drawn, with what is wrong with it',
  side: 'vendor',
  scope: 'journey:read',
  input: JourneyIdInput,
  output: JourneyOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getJourneyDraft(ctx, input.journeyId));

const saveOperation = defineOperation({
  operationId: 'saveJourney',
  method: 'PATCH',
  path: '/journeys/{journeyId}',
  tag: 'Journeys',
  summary: 'Change a draft',
  description:
    'What is left out stays. `tierIds` and `groupIds` are given whole (both empty: every partner is offered it) and hold at once. What runs already is not touched. 409 when `revision` is not the newest.',
  side: 'vendor',
  scope: 'journey:write',
  input: SaveJourneyInput,
  output: JourneyOut,
});

export const action = apiAction(saveOperation, async ({ caller, input }) => {
  await saveJourney(caller, input);
  return caller.inScope((ctx) => getJourneyDraft(ctx, input.journeyId));
});
