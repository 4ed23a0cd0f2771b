import { redirect } from '@remix-run/node';
import { partnerAction } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import { confirmImport } from '#campaigns/contacts/confirm-import.ts';
import { ImportIdInput } from '#campaigns/contacts/schema.ts';

export const action = partnerAction(
  ImportIdInput,
  async ({ caller, input }) => {
    await confirmImport(caller, input);
    return redirect(paths.partner.import(input.importId), 303);
  },
  { refuseTo: (params) => paths.partner.import(params.importId ?? '') },
);
