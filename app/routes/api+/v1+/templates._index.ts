import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { LIBRARY_FOLDER } from '#app/http/library-folder.server.ts';
import { SavedVersionOut, TemplateListOut, TemplateListQuery } from '#campaigns/content/api-schema.ts';
import { createTemplate } from '#campaigns/content/create-template.ts';
import { refusedSource } from '#campaigns/content/refused-source.ts';
import { CreateTemplateInput } from '#campaigns/content/schema.ts';
import { listTemplates } from '#campaigns/content/template-queries.ts';

const listOperation = defineOperation({
  operationId: 'listTemplates',
  method: 'GET',
  path: '/templates',
  tag: 'Templates',
  summary: 'Templates, newest change first',
  side: 'vendor',
  scope: 'template:read',
  input: TemplateListQuery,
  output: TemplateListOut,
});

export const loader = apiLoader(listOperation, ({ ctx, input: { limit, cursor, ...filter } }) =>
  listTemplates(ctx, filter, { limit, cursor }),
);

const createOperation = defineOperation({
  operationId: 'createTemplate',
  method: 'POST',
  path: '/templates',
  tag: 'Templates',
  summary: 'Make a template with its first version',
  description:
    'From `library` (launch-announcement, newsletter, webinar-invitation), from `source`, or with neither from a bare start. A source with errors is refused with each at its line.',
  side: 'vendor',
  scope: 'template:write',
  input: CreateTemplateInput,
  output: SavedVersionOut,
  status: 201,
});

export const action = apiAction(createOperation, async ({ caller, input, world }) => {
  const made = await createTemplate({ ...caller, files: world.files, libraryFolder: LIBRARY_FOLDER }, input);
  if (made.kind === 'refused') throw refusedSource(made.problems);
  return { templateId: made.id, versionId: made.versionId, number: 1, warnings: made.warnings };
});
