import { LIBRARY_FOLDER } from '#app/http/library-folder.server.ts';
import { noPreviewResponse, previewResponse } from '#app/http/preview.server.ts';
import { publicLoader } from '#app/http/public.server.ts';
import { openPreview } from '#campaigns/content/previews/open-preview.ts';
import { readPreview } from '#campaigns/content/previews/preview-ticket.ts';
import { OpenPreviewInput } from '#campaigns/content/schema.ts';

/** A signed link: the token says whose mail it is, and opens that scope. */
export const loader = publicLoader(OpenPreviewInput, async ({ input, world, enter }) => {
  const { keys, publicUrl } = world.install;
  const ticket = readPreview(keys, input.token, world.clock.now());
  if (!ticket) return noPreviewResponse('This preview has expired. Load the page again.', 410);
  const tools = { enter, files: world.files, libraryFolder: LIBRARY_FOLDER, publicUrl };
  const opened = await openPreview(tools, ticket);
  return opened.kind === 'mail' ? previewResponse(opened.mail, input) : noPreviewResponse(opened.why, 200);
});
