import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { ImportIdIn, ImportOut } from '#campaigns/contacts/api-schema.ts';
import { cancelImport } from '#campaigns/contacts/cancel-import.ts';
import { getImport } from '#campaigns/contacts/import-queries.ts';

const operation = defineOperation({
  operationId: 'cancelImport',
  method: 'POST',
  path: '/imports/{importId}/cancellation',
  tag: 'Imports',
  summary: 'End an import that is not finished; nothing of it is kept',
  side: 'partner',
  scope: 'contact:write',
  input: ImportIdIn,
  output: ImportOut,
});

export const action = apiAction(operation, async ({ caller, input, world }) => {
  await cancelImport({ ...caller, files: world.files }, input);
  return caller.inScope((ctx) => getImport(ctx, input.importId));
});
