import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { JourneyPublishedOut, NothingOut } from '#campaigns/journeys/api-schema.ts';
import { publishJourney } from '#campaigns/journeys/publish-journey.ts';
import { JourneyIdInput } from '#campaigns/journeys/schema.ts';
import { withdrawJourney } from '#campaigns/journeys/withdraw-journey.ts';

const postOperation = defineOperation({
  operationId: 'publishJourney',
  method: 'POST',
  path: '/journeys/{journeyId}/publication',
  tag: 'Journeys',
  summary: 'Make the draft a version that partners can start',
  side: 'vendor',
  scope: 'journey:write',
  input: JourneyIdInput,
  output: JourneyPublishedOut,
});

const deleteOperation = defineOperation({
  operationId: 'withdrawJourney',
  method: 'DELETE',
  path: '/journeys/{journeyId}/publication',
  tag: 'Journeys',
  summary: 'Offer a journey no longer; who runs it goes on',
  side: 'vendor',
  scope: 'journey:write',
  input: JourneyIdInput,
  output: NothingOut,
});

export const action = apiActions(
  apiAction(postOperation, ({ caller, input }) => publishJourney(caller, input)),
  apiAction(deleteOperation, async ({ caller, input }) => {
    await withdrawJourney(caller, input);
    return {};
  }),
);
