import { readFile } from 'node:fs/promises';
import { paths } from '#app/http/paths.ts';
import { vendorAction } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/templates.json';
import { say } from '#app/i18n/say.server.ts';
import { addTemplateImage } from '#campaigns/content/add-template-image.ts';
import { TemplateIdInput } from '#campaigns/content/schema.ts';

const MAX_BYTES = 5 * 1024 * 1024; // as campaigns/content/files/picture-checks.ts

export const action = vendorAction(
  TemplateIdInput,
  async ({ caller, input, uploads, world, redirectWith }) => {
    // Without a file the picture is empty, and refused as that.
    const bytes = uploads.image ? await readFile(uploads.image.path) : Buffer.alloc(0);
    const image = { bytes, fileName: uploads.image?.fileName ?? '' };
    const saved = await addTemplateImage({ ...caller, files: world.files }, { ...input, ...image });
    return redirectWith(paths.vendor.template(input.templateId), {
      message: say(words, 'templates.imageAdded', { name: saved.name }),
      tone: 'success',
    });
  },
  {
    upload: { fields: ['image'], maxBytes: MAX_BYTES, action: 'template:write' },
    refuseTo: (params) => paths.vendor.template(params.templateId ?? ''),
  },
);
