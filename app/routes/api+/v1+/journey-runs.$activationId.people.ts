import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { listEnrollments } from '#campaigns/journeys/activation-queries.ts';
import { EnrollmentListOut, EnrollmentListQuery } from '#campaigns/journeys/api-schema.ts';

const operation = defineOperation({
  operationId: 'listEnrollments',
  method: 'GET',
  path: '/journey-runs/{activationId}/people',
  tag: 'Journeys',
  summary: 'People of a run and the step each is at, newest first',
  side: 'partner',
  scope: 'journey:read',
  input: EnrollmentListQuery,
  output: EnrollmentListOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => listEnrollments(ctx, input));
