import { readFile } from 'node:fs/promises';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { HttpFailure } from '#app/http/errors.server.ts';
import { LogoOut } from '#campaigns/content/api-schema.ts';
import { UploadLogoInput } from '#campaigns/content/schema.ts';
import { uploadLogo } from '#campaigns/content/upload-logo.ts';

const operation = defineOperation({
  operationId: 'uploadLogo',
  method: 'POST',
  path: '/brand-kit/logo',
  tag: 'Brand kit',
  summary: 'Give the working copy a logo',
  description:
    'The body is the file; `variant` in the address says for which backgrounds. It is drawn anew as PNG or JPEG.',
  side: 'partner',
  scope: 'brand_kit:write',
  input: UploadLogoInput,
  output: LogoOut,
  upload: { contentTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'], maxBytes: 5 * 1024 * 1024 },
});

export const action = apiAction(operation, async ({ caller, input, upload, world }) => {
  if (!upload) throw new HttpFailure(422, 'invalid', 'Send the picture as the body.');
  const bytes = await readFile(upload.path);
  const logo = { bytes, fileName: upload.fileName, variant: input.variant };
  return uploadLogo({ ...caller, files: world.files }, logo);
});
