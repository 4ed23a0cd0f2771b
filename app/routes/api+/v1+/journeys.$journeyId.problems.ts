import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { JourneyProblemsOut } from '#campaigns/journeys/api-schema.ts';
import { getJourneyDraft } from '#campaigns/journeys/journey-queries.ts';
import { JourneyIdInput } from '#campaigns/journeys/schema.ts';

const operation = defineOperation({
  operationId: 'checkJourney',
  method: 'GET',
  path: '/journeys/{journeyId}/problems',
  tag: 'Journeys',
  summary: 'What keeps a draft from being published, step by step',
  side: 'vendor',
  scope: 'journey:read',
  input: JourneyIdInput,
  output: JourneyProblemsOut,
});

export const loader = apiLoader(operation, async ({ ctx, input }) => {
  const { problems } = await getJourneyDraft(ctx, input.journeyId);
  return { problems };
});
