import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/content/api-schema.ts';
import { archiveTemplate } from '#campaigns/content/archive-template.ts';
import { restoreTemplate } from '#campaigns/content/restore-template.ts';
import { TemplateIdInput } from '#campaigns/content/schema.ts';

const archiveOperation = defineOperation({
  operationId: 'archiveTemplate',
  method: 'POST',
  path: '/templates/{templateId}/archive',
  tag: 'Templates',
  summary: 'Put a template out of the way',
  description: '409 while a published campaign uses it.',
  side: 'vendor',
  scope: 'template:write',
  input: TemplateIdInput,
  output: Nothing,
});

const restoreOperation = defineOperation({
  operationId: 'restoreTemplate',
  method: 'DELETE',
  path: '/templates/{templateId}/archive',
  tag: 'Templates',
  summary: 'Take a template back out of the archive',
  side: 'vendor',
  scope: 'template:write',
  input: TemplateIdInput,
  output: Nothing,
});

export const action = apiActions(
  apiAction(archiveOperation, async ({ caller, input }) => {
    await archiveTemplate(caller, input);
    return {};
  }),
  apiAction(restoreOperation, async ({ caller, input }) => {
    await restoreTemplate(caller, input);
    return {};
  }),
);
