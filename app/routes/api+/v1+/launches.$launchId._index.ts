import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { LaunchDetailOut } from '#campaigns/launches/api-schema.ts';
import { getLaunch } from '#campaigns/launches/queries.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';
import { LaunchIdInput, SaveLaunchInput } from '#campaigns/launches/schema.ts';

const getOperation = defineOperation({
  operationId: 'getLaunch',
  method: 'GET',
  path: '/launches/{launchId}',
  tag: 'Launches',
  summary: 'One launch, with its zone values and plan',
  side: 'partner',
  scope: 'launch:read',
  input: LaunchIdInput,
  output: LaunchDetailOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getLaunch(ctx, input.launchId));

const saveOperation = defineOperation({
  operationId: 'saveLaunch',
  method: 'PATCH',
  path: '/launches/{launchId}',
  tag: 'Launches',
  summary: 'Change a draft',
  description:
    'What is left out stays. `zones` replaces all zone values; null leaves an optional zone out. 409 when `revision` is not the newest.',
  side: 'partner',
  scope: 'launch:write',
  input: SaveLaunchInput,
  output: LaunchDetailOut,
});

export const action = apiAction(saveOperation, async ({ caller, input }) => {
  await saveLaunch(caller, input);
  return caller.inScope((ctx) => getLaunch(ctx, input.launchId));
});
