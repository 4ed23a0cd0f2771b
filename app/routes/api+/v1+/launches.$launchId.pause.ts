import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/launches/api-schema.ts';
import { pauseLaunch } from '#campaigns/launches/pause-launch.ts';
import { resumeLaunch } from '#campaigns/launches/resume-launch.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

const pauseOperation = defineOperation({
  operationId: 'pauseLaunch',
  method: 'POST',
  path: '/launches/{launchId}/pause',
  tag: 'Launches',
  summary: 'Stop sending after what is on its way',
  side: 'partner',
  scope: 'launch:write',
  input: LaunchIdInput,
  output: Nothing,
});

const resumeOperation = defineOperation({
  operationId: 'resumeLaunch',
  method: 'DELETE',
  path: '/launches/{launchId}/pause',
  tag: 'Launches',
  summary: 'Go on with a paused launch',
  side: 'partner',
  scope: 'launch:write',
  input: LaunchIdInput,
  output: Nothing,
});

export const action = apiActions(
  apiAction(pauseOperation, async ({ caller, input }) => {
    await pauseLaunch(caller, input);
    return {};
  }),
  apiAction(resumeOperation, async ({ caller, input }) => {
    await resumeLaunch(caller, input);
    return {};
  }),
);
