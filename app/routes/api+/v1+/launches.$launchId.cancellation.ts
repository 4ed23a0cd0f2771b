import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/launches/api-schema.ts';
import { cancelLaunch } from '#campaigns/launches/cancel-launch.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

const operation = defineOperation({
  operationId: 'cancelLaunch',
  method: 'POST',
  path: '/launches/{launchId}/cancellation',
  tag: 'Launches',
  summary: 'End a launch for good; who has not had the mail will not get it',
  side: 'partner',
  scope: 'launch:write',
  input: LaunchIdInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await cancelLaunch(caller, input);
  return {};
});
