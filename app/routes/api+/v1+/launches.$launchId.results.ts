import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { LaunchResultsOut } from '#campaigns/analytics/api-schema.ts';
import { getLaunchResults } from '#campaigns/analytics/get-launch-results.ts';
import { LaunchResultsInput } from '#campaigns/analytics/schema.ts';

const operation = defineOperation({
  operationId: 'getLaunchResults',
  method: 'GET',
  path: '/launches/{launchId}/results',
  tag: 'Results',
  summary: 'What came back from a launch: counts, links, and their course',
  side: 'partner',
  scope: 'results:read',
  input: LaunchResultsInput,
  output: LaunchResultsOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => getLaunchResults(ctx, input.launchId));
