import { readFile } from 'node:fs/promises';
import { HttpFailure } from '#app/http/errors.server.ts';
import { partnerActions, partnerIntent } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/brand-kit.json';
import { say } from '#app/i18n/say.server.ts';
import { RemoveLogoInput, UploadLogoInput } from '#campaigns/content/schema.ts';
import { updateBrandKit } from '#campaigns/content/update-brand-kit.ts';
import { uploadLogo } from '#campaigns/content/upload-logo.ts';

const MAX_BYTES = 5 * 1024 * 1024; // as campaigns/content/files/picture-checks.ts

export const action = partnerActions(
  {
    upload: partnerIntent(UploadLogoInput, async ({ caller, input, uploads, world, redirectWith }) => {
      const { file } = uploads;
      if (!file) throw new HttpFailure(422, 'invalid', 'No picture came with the form. Choose one.');
      const bytes = await readFile(file.path);
      await uploadLogo({ ...caller, files: world.files }, { bytes, fileName: file.fileName, variant: input.variant });
      return redirectWith(paths.partner.brandKit, { message: say(words, 'brandKit.logoSaved') });
    }),
    remove: partnerIntent(RemoveLogoInput, async ({ caller, input, redirectWith }) => {
      const none = input.variant === 'dark' ? { darkLogo: null } : { logo: null };
      await updateBrandKit(caller, { revision: input.revision, ...none });
      return redirectWith(paths.partner.brandKit, { message: say(words, 'brandKit.logoRemoved') });
    }),
  },
  {
    upload: { fields: ['file'], maxBytes: MAX_BYTES, action: 'brand_kit:write' },
    refuseTo: () => paths.partner.brandKit,
  },
);
