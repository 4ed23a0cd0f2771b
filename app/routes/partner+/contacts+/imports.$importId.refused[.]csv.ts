import { refusalSentence } from '#app/components/contacts/refusal-sentence.ts';
import { csvStream } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import words from '#app/i18n/en/contacts.json';
import { translatorFor } from '#app/i18n/say.server.ts';
import { exportImportRows } from '#campaigns/contacts/export-import-rows.ts';
import { ImportIdInput } from '#campaigns/contacts/schema.ts';

export const loader = partnerResource(ImportIdInput, async ({ caller, input }) => {
  const t = translatorFor(words);
  const explain = (reason: string) => refusalSentence(t, reason);
  return csvStream(
    'refused',
    await exportImportRows(caller, { importId: input.importId, outcome: 'refused', explain }),
  );
});
