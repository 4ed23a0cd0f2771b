import { z } from 'zod';
import { findPartnersWithOldFiles } from '#campaigns/contacts/due-imports.sql.ts';
import { expireImportFiles, IMPORT_FILE_DAYS } from '#campaigns/contacts/expire-import-files.ts';
import { defineJob } from '../define-job.ts';

/** Erases uploaded lists a week after they came, partner by partner. */
export const expireImportFilesJob = defineJob({
  name: 'expire-import-files',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 3, backoffMs: 60_000 },
  scope: 'system',
  handle: async (_caller, _payload, { system, enter, files }) => {
    for (const partnerId of await findPartnersWithOldFiles(system, IMPORT_FILE_DAYS)) {
      await expireImportFiles({ ...enter({ side: 'partner', partnerId }, 'expire-import-files'), files });
    }
  },
});
