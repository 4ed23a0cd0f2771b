import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { ReleasedOut } from '#campaigns/leads/api-schema.ts';
import { releaseSubmission } from '#campaigns/leads/release-submission.ts';
import { SubmissionIdInput } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'confirmHeldPost',
  method: 'POST',
  path: '/held-posts/{submissionId}/release',
  tag: 'Leads',
  summary: 'Let a held post through: a person wrote it',
  side: 'either',
  scope: 'lead:write',
  input: SubmissionIdInput,
  output: ReleasedOut,
});

export const action = apiAction(operation, ({ caller, input }) => releaseSubmission(caller, input));
