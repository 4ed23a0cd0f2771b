import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { AudienceListOut, AudienceListQuery, AudienceOut, CreateAudienceIn } from '#campaigns/contacts/api-schema.ts';
import { getAudience, listAudiences } from '#campaigns/contacts/audience-queries.ts';
import { createAudience } from '#campaigns/contacts/create-audience.ts';

const listOperation = defineOperation({
  operationId: 'listAudiences',
  method: 'GET',
  path: '/audiences',
  tag: 'Audiences',
  summary: 'Saved audiences by name',
  side: 'partner',
  scope: 'contact:read',
  input: AudienceListQuery,
  output: AudienceListOut,
});

export const loader = apiLoader(listOperation, ({ ctx, input: { limit, cursor, ...filter } }) =>
  listAudiences(ctx, filter, { limit, cursor }),
);

const createOperation = defineOperation({
  operationId: 'createAudience',
  method: 'POST',
  path: '/audiences',
  tag: 'Audiences',
  summary: 'Save a filter over contacts under a name',
  side: 'partner',
  scope: 'audience:write',
  input: CreateAudienceIn,
  output: AudienceOut,
  status: 201,
});

export const action = apiAction(createOperation, async ({ caller, input }) => {
  const { audienceId } = await createAudience(caller, input);
  return caller.inScope((ctx) => getAudience(ctx, audienceId));
});
