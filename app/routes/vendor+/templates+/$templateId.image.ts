import { readFile } from 'node:fs/promises';
import { HttpFailure } from '#app/http/errors.server.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/templates.json';
import { say } from '#app/i18n/say.server.ts';
import { saveImage } from '#campaigns/content/files/save-image.ts';
import { TemplateIdInput } from '#campaigns/content/schema.ts';

const MAX_BYTES = 5 * 1024 * 1024; // as campaigns/content/files/picture-checks.ts

export const action = vendorAction(
  TemplateIdInput,
  async ({ caller, input, uploads, world, redirectWith }) => {
    const { image } = uploads;
    if (!image) throw new HttpFailure(422, 'invalid', 'No picture came with the form. Choose one.');
    const bytes = await readFile(image.path);
    const saved = await saveImage(
      { ...caller, files: world.files },
      { bytes, fileName: image.fileName, use: 'picture' },
    );
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
