import { paths } from '#app/http/paths.ts';
import { vendorAction } from '#app/http/vendor.server.ts';
import { previewTemplate } from '#campaigns/content/previews/preview-template.ts';
import { signPreview } from '#campaigns/content/previews/preview-ticket.ts';
import { PreviewTemplateInput } from '#campaigns/content/schema.ts';

export const action = vendorAction(PreviewTemplateInput, async ({ caller, input, world }) => {
  const { ticket, ...preview } = await previewTemplate({ ...caller, files: world.files }, input);
  const src = ticket && paths.preview(signPreview(caller.install.keys, ticket, caller.clock.now()));
  return Response.json({ ...preview, src });
});
