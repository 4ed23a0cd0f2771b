import { z } from 'zod';
import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { OfferedJourneysOut } from '#campaigns/journeys/api-schema.ts';
import { listOfferedJourneys } from '#campaigns/journeys/offer-queries.ts';

const operation = defineOperation({
  operationId: 'listOfferedJourneys',
  method: 'GET',
  path: '/offered-journeys',
  tag: 'Journeys',
  summary: 'Journeys that the vendors of the partner offer, by name',
  side: 'partner',
  scope: 'journey:read',
  input: z.object({}),
  output: OfferedJourneysOut,
});

export const loader = apiLoader(operation, async ({ ctx }) => ({ items: await listOfferedJourneys(ctx) }));
