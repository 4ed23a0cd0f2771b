import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { SavedVersionOut, TemplateVersionListOut } from '#campaigns/content/api-schema.ts';
import { refusedSource } from '#campaigns/content/refused-source.ts';
import { saveTemplateVersion } from '#campaigns/content/save-template-version.ts';
import { SaveTemplateVersionInput, TemplateIdInput } from '#campaigns/content/schema.ts';
import { getTemplate, listTemplateVersions } from '#campaigns/content/template-queries.ts';

const listOperation = defineOperation({
  operationId: 'listTemplateVersions',
  method: 'GET',
  path: '/templates/{templateId}/versions',
  tag: 'Templates',
  summary: 'Versions of a template, newest first',
  side: 'vendor',
  scope: 'template:read',
  input: TemplateIdInput,
  output: TemplateVersionListOut,
});

export const loader = apiLoader(listOperation, async ({ ctx, input }) => {
  await getTemplate(ctx, input.templateId);
  return { items: await listTemplateVersions(ctx, input.templateId) };
});

const saveOperation = defineOperation({
  operationId: 'saveTemplateVersion',
  method: 'POST',
  path: '/templates/{templateId}/versions',
  tag: 'Templates',
  summary: 'Save a source as the next version',
  description:
    'Names in `basedOn` the version that the edit started from; 409 when there is a newer one. A source with errors is refused with each at its line, and nothing is saved.',
  side: 'vendor',
  scope: 'template:write',
  input: SaveTemplateVersionInput,
  output: SavedVersionOut,
  status: 201,
});

export const action = apiAction(saveOperation, async ({ caller, input }) => {
  const saved = await saveTemplateVersion(caller, input);
  if (saved.kind === 'refused') throw refusedSource(saved.problems);
  return { templateId: input.templateId, ...saved };
});
