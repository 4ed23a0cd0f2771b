import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { LaunchProgressOut } from '#campaigns/launches/api-schema.ts';
import { readLaunchRun } from '#campaigns/launches/read-launch-run.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

const operation = defineOperation({
  operationId: 'getLaunchProgress',
  method: 'GET',
  path: '/launches/{launchId}/progress',
  tag: 'Launches',
  summary: 'How far a launch is',
  description: 'accepted + failed + skipped + unknown + cancelled + underWay = audience, at every moment.',
  side: 'partner',
  scope: 'launch:read',
  input: LaunchIdInput,
  output: LaunchProgressOut,
});

export const loader = apiLoader(operation, async ({ ctx, input }) => {
  const { status, progress } = await readLaunchRun(ctx, input);
  return { ...progress, status };
});
