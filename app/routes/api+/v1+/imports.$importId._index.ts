import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ImportIdIn, ImportOut } from '#campaigns/contacts/api-schema.ts';
import { getImport } from '#campaigns/contacts/import-queries.ts';

const operation = defineOperation({
  operationId: 'getImport',
  method: 'GET',
  path: '/imports/{importId}',
  tag: 'Imports',
  summary: 'One import: its columns, its progress, what its rows do',
  side: 'partner',
  scope: 'contact:read',
  input: ImportIdIn,
  output: ImportOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => getImport(ctx, input.importId));
