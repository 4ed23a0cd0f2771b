import { createReadStream } from 'node:fs';
import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { HttpFailure } from '#app/http/errors.server.ts';
import { ImportContactsIn, ImportListOut, ImportOut } from '#campaigns/contacts/api-schema.ts';
import { importContactsAtOnce } from '#campaigns/contacts/import-contacts-at-once.ts';
import { getImport, listImports } from '#campaigns/contacts/import-queries.ts';
import { IMPORT_LIMITS } from '#campaigns/contacts/schema.ts';
import { PageInput } from '#campaigns/kernel/pagination.ts';

const listOperation = defineOperation({
  operationId: 'listImports',
  method: 'GET',
  path: '/imports',
  tag: 'Imports',
  summary: 'Imports, newest first',
  side: 'partner',
  scope: 'contact:read',
  input: PageInput,
  output: ImportListOut,
});

export const loader = apiLoader(listOperation, ({ ctx, input }) => listImports(ctx, input));

const importOperation = defineOperation({
  operationId: 'importContacts',
  method: 'POST',
  path: '/imports',
  tag: 'Imports',
  summary: 'Send a list of contacts as CSV',
  description:
    'The body is the file: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs; at most 200 MB and 1,000,000 rows. With `legalBasis` and `consentSource` the dry run starts at once, with the columns as guessed; without them, say both with mapImport. Contacts change only after confirmImport.',
  side: 'partner',
  scope: 'contact:write',
  input: ImportContactsIn,
  output: ImportOut,
  status: 202,
  upload: {
    contentTypes: ['text/csv', 'text/plain', 'text/tab-separated-values', 'application/octet-stream'],
    maxBytes: IMPORT_LIMITS.bytes,
  },
});

export const action = apiAction(importOperation, async ({ caller, input, upload, world }) => {
  if (!upload) throw new HttpFailure(422, 'invalid', 'Send the file as the body.');
  const { path, bytes, sha256 } = upload;
  const file = { fileName: input.fileName, bytes, sha256, open: () => createReadStream(path) };
  const { importId } = await importContactsAtOnce({ ...caller, files: world.files }, { ...input, file });
  return caller.inScope((ctx) => getImport(ctx, importId));
});
