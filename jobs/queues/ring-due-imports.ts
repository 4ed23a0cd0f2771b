import { z } from 'zod';
import { findDueImports } from '#campaigns/contacts/due-imports.sql.ts';
import { defineJob, ring } from '../define-job.ts';
import { applyImportJob } from './apply-import.ts';
import { readImportJob } from './read-import.ts';

/** Finds imports that nobody works on although somebody should, whatever became of their jobs, and rings for them. */
export const ringDueImportsJob = defineJob({
  name: 'ring-due-imports',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async (_caller, _payload, tools) => {
    const due = await findDueImports(tools.system);
    await tools.ring(due.map(({ status, ...ids }) => ring(status === 'reading' ? readImportJob : applyImportJob, ids)));
  },
});
