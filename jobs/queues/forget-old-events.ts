import { z } from 'zod';
import { defineJob } from '../define-job.ts';
import { forgetOldEvents } from '../outbox.sql.ts';

/** Events are kept a week after they were handed on, for whoever asks what happened. */
export const forgetOldEventsJob = defineJob({
  name: 'forget-old-events',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 3, backoffMs: 60_000 },
  scope: 'system',
  handle: async (_caller, _payload, tools) => {
    await forgetOldEvents(tools.system, 7);
  },
});
