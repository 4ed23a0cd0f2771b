import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { SubmissionListInput, SubmissionListOut } from '#campaigns/leads/api-schema.ts';
import { listSubmissions } from '#campaigns/leads/form-queries.ts';

const operation = defineOperation({
  operationId: 'listHeldPosts',
  method: 'GET',
  path: '/held-posts',
  tag: 'Leads',
  summary: 'Posts that look like a machine’s, newest first',
  side: 'either',
  scope: 'lead:read',
  input: SubmissionListInput,
  output: SubmissionListOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => listSubmissions(ctx, { held: true }, input));
