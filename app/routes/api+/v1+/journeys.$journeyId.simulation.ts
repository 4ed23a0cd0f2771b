import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { SimulationOut } from '#campaigns/journeys/api-schema.ts';
import { SimulateJourneyInput } from '#campaigns/journeys/schema.ts';
import { simulateJourney } from '#campaigns/journeys/simulate-journey.ts';

const operation = defineOperation({
  operationId: 'simulateJourney',
  method: 'GET',
  path: '/journeys/{journeyId}/simulation',
  tag: 'Journeys',
  summary: 'Where 1,000 sample people would go; the same seed gives the same answer',
  side: 'vendor',
  scope: 'journey:read',
  input: SimulateJourneyInput,
  output: SimulationOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => simulateJourney(ctx, input));
