import { z } from 'zod';
import { LIBRARY_FOLDER } from '#app/http/library-folder.server.ts';
import { publicLoader } from '#app/http/public.server.ts';
import { publicImageResponse } from '#app/http/public-image.server.ts';
import { findLibraryImage } from '#campaigns/content/previews/library-samples.ts';

export const loader = publicLoader(z.object({ slug: z.string(), file: z.string() }), async ({ input }) =>
  publicImageResponse(await findLibraryImage(LIBRARY_FOLDER, input)),
);
