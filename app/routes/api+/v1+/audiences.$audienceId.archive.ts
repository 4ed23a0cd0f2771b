import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { AudienceIdIn, Nothing } from '#campaigns/contacts/api-schema.ts';
import { archiveAudience } from '#campaigns/contacts/archive-audience.ts';

const common = {
  path: '/audiences/{audienceId}/archive',
  tag: 'Audiences',
  side: 'partner',
  scope: 'audience:write',
  input: AudienceIdIn,
  output: Nothing,
} as const;

const archiveOperation = defineOperation({
  ...common,
  operationId: 'archiveAudience',
  method: 'POST',
  summary: 'Put an audience out of the way',
  description: '409 while a launch is about to mail it.',
});

const restoreOperation = defineOperation({
  ...common,
  operationId: 'restoreAudience',
  method: 'DELETE',
  summary: 'Take an audience back out of the archive',
});

export const action = apiActions(
  apiAction(archiveOperation, async ({ caller, input }) => {
    await archiveAudience(caller, { ...input, restore: false });
    return {};
  }),
  apiAction(restoreOperation, async ({ caller, input }) => {
    await archiveAudience(caller, { ...input, restore: true });
    return {};
  }),
);
