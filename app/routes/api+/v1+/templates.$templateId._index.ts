import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { TemplateDetailOut } from '#campaigns/content/api-schema.ts';
import { TemplateIdInput, UpdateTemplateInput } from '#campaigns/content/schema.ts';
import { getTemplate } from '#campaigns/content/template-queries.ts';
import { updateTemplate } from '#campaigns/content/update-template.ts';

const getOperation = defineOperation({
  operationId: 'getTemplate',
  method: 'GET',
  path: '/templates/{templateId}',
  tag: 'Templates',
  summary: 'One template with its latest version',
  side: 'vendor',
  scope: 'template:read',
  input: TemplateIdInput,
  output: TemplateDetailOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getTemplate(ctx, input.templateId));

const updateOperation = defineOperation({
  operationId: 'updateTemplate',
  method: 'PATCH',
  path: '/templates/{templateId}',
  tag: 'Templates',
  summary: 'Rename or describe a template',
  side: 'vendor',
  scope: 'template:write',
  input: UpdateTemplateInput,
  output: TemplateDetailOut,
});

export const action = apiAction(updateOperation, async ({ caller, input }) => {
  await updateTemplate(caller, input);
  return caller.inScope((ctx) => getTemplate(ctx, input.templateId));
});
