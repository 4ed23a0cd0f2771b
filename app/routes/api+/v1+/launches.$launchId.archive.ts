import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/launches/api-schema.ts';
import { archiveLaunch } from '#campaigns/launches/archive-launch.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

const archiveOperation = defineOperation({
  operationId: 'archiveLaunch',
  method: 'POST',
  path: '/launches/{launchId}/archive',
  tag: 'Launches',
  summary: 'Put a draft or a finished launch out of the way',
  description: '409 while it is scheduled, sending or paused. Its results stay.',
  side: 'partner',
  scope: 'launch:write',
  input: LaunchIdInput,
  output: Nothing,
});

const restoreOperation = defineOperation({
  operationId: 'restoreLaunch',
  method: 'DELETE',
  path: '/launches/{launchId}/archive',
  tag: 'Launches',
  summary: 'Take a launch back out of the archive',
  side: 'partner',
  scope: 'launch:write',
  input: LaunchIdInput,
  output: Nothing,
});

export const action = apiActions(
  apiAction(archiveOperation, async ({ caller, input }) => {
    await archiveLaunch(caller, input);
    return {};
  }),
  apiAction(restoreOperation, async ({ caller, input }) => {
    await archiveLaunch(caller, { ...input, restore: true });
    return {};
  }),
);
