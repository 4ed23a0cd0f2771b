import { z } from 'zod';
import { applyImport } from '#campaigns/contacts/apply-import.ts';
import { ImportId, PartnerId } from '#campaigns/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** Second pass of an import: staged rows become contacts, all or none. */
export const applyImportJob = defineJob({
  name: 'apply-import',
  lane: 'data',
  payload: z.object({ partnerId: PartnerId, importId: ImportId }),
  key: ({ importId }) => importId,
  retry: { attempts: 5, backoffMs: 3_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: async (caller, { importId }) => {
    await applyImport(caller, { importId });
  },
});
