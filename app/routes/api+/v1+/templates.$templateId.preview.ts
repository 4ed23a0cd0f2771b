import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { paths } from '#app/http/paths.ts';
import { PreviewTemplateBody, TemplatePreviewOut } from '#campaigns/content/api-schema.ts';
import { previewTemplate } from '#campaigns/content/previews/preview-template.ts';
import { signPreview } from '#campaigns/content/previews/preview-ticket.ts';

const operation = defineOperation({
  operationId: 'previewTemplate',
  method: 'POST',
  path: '/templates/{templateId}/preview',
  tag: 'Templates',
  summary: 'Check a source and look at its mail without saving it',
  side: 'vendor',
  scope: 'template:write',
  input: PreviewTemplateBody,
  output: TemplatePreviewOut,
});

export const action = apiAction(operation, async ({ caller, input, world }) => {
  const { ticket, ...preview } = await previewTemplate({ ...caller, files: world.files }, input);
  const { keys, publicUrl } = caller.install;
  const path = ticket && paths.preview(signPreview(keys, ticket, caller.clock.now()));
  return { ...preview, url: path && `${publicUrl}${path}` };
});
