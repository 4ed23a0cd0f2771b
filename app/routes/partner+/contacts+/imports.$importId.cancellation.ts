import { partnerAction } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { say } from '#app/i18n/say.server.ts';
import { cancelImport } from '#campaigns/contacts/cancel-import.ts';
import { ImportIdInput } from '#campaigns/contacts/schema.ts';

export const action = partnerAction(
  ImportIdInput,
  async ({ caller, input, world, redirectWith }) => {
    await cancelImport({ ...caller, files: world.files }, input);
    return redirectWith(paths.partner.imports, { message: say(words, 'contacts.cancelled') });
  },
  { refuseTo: (params) => paths.partner.import(params.importId ?? '') },
);
