import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { LaunchReviewOut } from '#campaigns/launches/api-schema.ts';
import { readLaunchReview } from '#campaigns/launches/read-launch-review.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

const operation = defineOperation({
  operationId: 'reviewLaunch',
  method: 'POST',
  path: '/launches/{launchId}/review',
  tag: 'Launches',
  summary: 'What exactly would go to how many, and every check',
  description: 'Changes nothing. `revision` and `count.reachable` are what scheduleLaunch asks to be confirmed.',
  side: 'partner',
  scope: 'launch:read',
  input: LaunchIdInput,
  output: LaunchReviewOut,
});

export const action = apiAction(operation, ({ caller, input }) => readLaunchReview(caller, input));
