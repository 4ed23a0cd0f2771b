import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { JourneyListOut, JourneyListQuery, JourneyOut } from '#campaigns/journeys/api-schema.ts';
import { createJourney } from '#campaigns/journeys/create-journey.ts';
import { getJourneyDraft, listJourneys } from '#campaigns/journeys/journey-queries.ts';
import { CreateJourneyInput } from '#campaigns/journeys/schema.ts';

const listOperation = defineOperation({
  operationId: 'listJourneys',
  method: 'GET',
  path: '/journeys',
  tag: 'Journeys',
  summary: 'Journeys of the vendor, by name',
  side: 'vendor',
  scope: 'journey:read',
  input: JourneyListQuery,
  output: JourneyListOut,
});

export const loader = apiLoader(listOperation, ({ ctx, input: { limit, cursor, ...filter } }) =>
  listJourneys(ctx, filter, { limit, cursor }),
);

const createOperation = defineOperation({
  operationId: 'createJourney',
  method: 'POST',
  path: '/journeys',
  tag: 'Journeys',
  summary: 'Begin a journey as a draft',
  side: 'vendor',
  scope: 'journey:write',
  input: CreateJourneyInput,
  output: JourneyOut,
  status: 201,
});

export const action = apiAction(createOperation, async ({ caller, input }) => {
  const { id } = await createJourney(caller, input);
  return caller.inScope((ctx) => getJourneyDraft(ctx, id));
});
