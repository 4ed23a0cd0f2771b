import { z } from 'zod';
import { readImport } from '#campaigns/contacts/read-import.ts';
import { ImportId, PartnerId } from '#campaigns/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** First pass of an import: the file into staging, and what each of its rows would do. */
export const readImportJob = defineJob({
  name: 'read-import',
  lane: 'data',
  payload: z.object({ partnerId: PartnerId, importId: ImportId }),
  key: ({ importId }) => importId,
  retry: { attempts: 3, backoffMs: 5_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: async (caller, { importId }, { files, stopping }) => {
    const { kind } = await readImport({ ...caller, files, stopping }, { importId });
    // Its columns were chosen anew meanwhile, perhaps: the bell for that found this job running.
    return kind === 'lost' ? 'again' : undefined;
  },
});
