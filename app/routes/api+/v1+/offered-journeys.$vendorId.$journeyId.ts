import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { OfferedJourneyOut } from '#campaigns/journeys/api-schema.ts';
import { getOfferedJourney } from '#campaigns/journeys/offer-queries.ts';
import { OfferedJourneyInput } from '#campaigns/journeys/schema.ts';

const operation = defineOperation({
  operationId: 'getOfferedJourney',
  method: 'GET',
  path: '/offered-journeys/{vendorId}/{journeyId}',
  tag: 'Journeys',
  summary: 'One offered journey with its steps',
  side: 'partner',
  scope: 'journey:read',
  input: OfferedJourneyInput,
  output: OfferedJourneyOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => getOfferedJourney(ctx, input));
