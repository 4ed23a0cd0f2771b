import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { Nothing, ScheduledLaunchOut } from '#campaigns/launches/api-schema.ts';
import { scheduleLaunch } from '#campaigns/launches/schedule-launch.ts';
import { LaunchIdInput, ScheduleLaunchInput } from '#campaigns/launches/schema.ts';
import { unscheduleLaunch } from '#campaigns/launches/unschedule-launch.ts';

const scheduleOperation = defineOperation({
  operationId: 'scheduleLaunch',
  method: 'POST',
  path: '/launches/{launchId}/schedule',
  tag: 'Launches',
  summary: 'Launch now, or at a local time in a named zone',
  description:
    'Names the `revision` and the count that were reviewed; 409 when either has changed, and nothing is sent. "now" starts in half a minute.',
  side: 'partner',
  scope: 'launch:write',
  input: ScheduleLaunchInput,
  output: ScheduledLaunchOut,
  status: 202,
});

const undoOperation = defineOperation({
  operationId: 'unscheduleLaunch',
  method: 'DELETE',
  path: '/launches/{launchId}/schedule',
  tag: 'Launches',
  summary: 'Take a launch back before its first mail',
  side: 'partner',
  scope: 'launch:write',
  input: LaunchIdInput,
  output: Nothing,
});

export const action = apiActions(
  apiAction(scheduleOperation, ({ caller, input }) => scheduleLaunch(caller, input)),
  apiAction(undoOperation, async ({ caller, input }) => {
    await unscheduleLaunch(caller, input);
    return {};
  }),
);
