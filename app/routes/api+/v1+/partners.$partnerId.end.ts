import { z } from 'zod';
import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { endPartnership, resumePartnership } from '#campaigns/partners/end-partnership.ts';
import { PartnerIdInput } from '#campaigns/partners/schema.ts';

const common = {
  path: '/partners/{partnerId}/end',
  tag: 'Partners',
  side: 'vendor',
  scope: 'partner:write',
  input: PartnerIdInput,
  output: z.object({}),
} as const;

const endOperation = defineOperation({
  ...common,
  operationId: 'endPartnership',
  method: 'POST',
  summary: 'End the work with a partner',
  description: 'It sees none of your campaigns any more. What was sent, and its figures, stay.',
});
const resumeOperation = defineOperation({
  ...common,
  operationId: 'resumePartnership',
  method: 'DELETE',
  summary: 'Take the end of a partnership back',
});

export const action = apiActions(
  apiAction(endOperation, async ({ caller, input }) => {
    await endPartnership(caller, input);
    return {};
  }),
  apiAction(resumeOperation, async ({ caller, input }) => {
    await resumePartnership(caller, input);
    return {};
  }),
);
