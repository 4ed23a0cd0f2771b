import { z } from 'zod';
import { publicLoader } from '#app/http/public.server.ts';
import { publicImageResponse } from '#app/http/public-image.server.ts';
import { findPublicImage } from '#campaigns/content/files/read-public-image.ts';

export const loader = publicLoader(z.object({ file: z.string() }), async ({ input, world }) =>
  publicImageResponse(await findPublicImage({ system: world.database.system, files: world.files }, input.file)),
);
