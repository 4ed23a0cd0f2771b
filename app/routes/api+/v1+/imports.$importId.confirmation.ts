import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { ImportIdIn, ImportOut } from '#campaigns/contacts/api-schema.ts';
import { confirmImport } from '#campaigns/contacts/confirm-import.ts';
import { getImport } from '#campaigns/contacts/import-queries.ts';

const operation = defineOperation({
  operationId: 'confirmImport',
  method: 'POST',
  path: '/imports/{importId}/confirmation',
  tag: 'Imports',
  summary: 'Say yes to a dry run: its rows become contacts, all or none',
  description: '409 unless the import is `ready`.',
  side: 'partner',
  scope: 'contact:write',
  input: ImportIdIn,
  output: ImportOut,
  status: 202,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await confirmImport(caller, input);
  return caller.inScope((ctx) => getImport(ctx, input.importId));
});
