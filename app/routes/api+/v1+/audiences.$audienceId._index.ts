import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { AudienceIdIn, AudienceOut, UpdateAudienceIn } from '#campaigns/contacts/api-schema.ts';
import { getAudience } from '#campaigns/contacts/audience-queries.ts';
import { updateAudience } from '#campaigns/contacts/update-audience.ts';

const common = { path: '/audiences/{audienceId}', tag: 'Audiences', side: 'partner', output: AudienceOut } as const;

const getOperation = defineOperation({
  ...common,
  operationId: 'getAudience',
  method: 'GET',
  summary: 'One audience with the launches that use it',
  scope: 'contact:read',
  input: AudienceIdIn,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getAudience(ctx, input.audienceId));

const updateOperation = defineOperation({
  ...common,
  operationId: 'updateAudience',
  method: 'PATCH',
  summary: 'Rename an audience, or change whom it holds',
  scope: 'audience:write',
  input: UpdateAudienceIn,
});

export const action = apiAction(updateOperation, async ({ caller, input }) => {
  await updateAudience(caller, input);
  return caller.inScope((ctx) => getAudience(ctx, input.audienceId));
});
