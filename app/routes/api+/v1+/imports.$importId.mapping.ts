import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { ImportOut, MapImportIn } from '#campaigns/contacts/api-schema.ts';
import { getImport } from '#campaigns/contacts/import-queries.ts';
import { mapImport } from '#campaigns/contacts/map-import.ts';

const operation = defineOperation({
  operationId: 'mapImport',
  method: 'PUT',
  path: '/imports/{importId}/mapping',
  tag: 'Imports',
  summary: 'Say what the columns are and on what ground, and start the dry run',
  description:
    '`columns` names a field for each header; "" or nothing leaves a column out. May be said again until confirmed.',
  side: 'partner',
  scope: 'contact:write',
  input: MapImportIn,
  output: ImportOut,
  status: 202,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await mapImport(caller, input);
  return caller.inScope((ctx) => getImport(ctx, input.importId));
});
