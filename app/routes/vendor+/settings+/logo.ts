import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/settings.json';
import { say } from '#app/i18n/say.server.ts';
import { removeVendorLogo, setVendorLogo } from '#campaigns/content/set-vendor-logo.ts';

const MAX_BYTES = 5 * 1024 * 1024; // as campaigns/content/files/picture-checks.ts

export const action = vendorActions(
  {
    upload: vendorIntent(z.object({}), async ({ caller, uploads, world, redirectWith }) => {
      // Without a file the picture is empty, and refused as that.
      const bytes = uploads.logo ? await readFile(uploads.logo.path) : Buffer.alloc(0);
      await setVendorLogo({ ...caller, files: world.files }, { bytes, fileName: uploads.logo?.fileName ?? '' });
      return redirectWith(paths.vendor.settings, { message: say(words, 'settings.logoSaved'), tone: 'success' });
    }),
    remove: vendorIntent(z.object({}), async ({ caller, redirectWith }) => {
      await removeVendorLogo(caller);
      return redirectWith(paths.vendor.settings, { message: say(words, 'settings.logoRemoved') });
    }),
  },
  {
    upload: { fields: ['logo'], maxBytes: MAX_BYTES, action: 'organization:update' },
    refuseTo: () => paths.vendor.settings,
  },
);
