import { z } from 'zod';
import { findWaitingScores } from '#campaigns/leads/inbox.sql.ts';
import { findDueAssignments, findWaitingOwnLeads, findWaitingVendors } from '#campaigns/leads/routing.sql.ts';
import { defineJob, ring } from '../define-job.ts';
import { followAssignmentJob } from './follow-assignment.ts';
import { offerOwnLeadJob } from './offer-own-lead.ts';
import { routeLeadsJob } from './route-leads.ts';
import { scoreEngagementsJob } from './score-engagements.ts';

/** Finds scores to count, leads to give and offers with something due, whatever became of their bells, and rings. */
export const ringDueLeadsJob = defineJob({
  name: 'ring-due-leads',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async (_caller, _payload, { system, ring: add }) => {
    await add((await findWaitingScores(system)).map((ids) => ring(scoreEngagementsJob, ids)));
    await add((await findWaitingVendors(system)).map((ids) => ring(routeLeadsJob, ids)));
    await add((await findWaitingOwnLeads(system)).map((ids) => ring(offerOwnLeadJob, ids)));
    await add((await findDueAssignments(system)).map((ids) => ring(followAssignmentJob, ids)));
  },
});
