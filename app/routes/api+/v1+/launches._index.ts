import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { LaunchDetailOut, LaunchListOut, LaunchListQuery } from '#campaigns/launches/api-schema.ts';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { getLaunch, listLaunches } from '#campaigns/launches/queries.ts';
import { CreateLaunchInput } from '#campaigns/launches/schema.ts';

const listOperation = defineOperation({
  operationId: 'listLaunches',
  method: 'GET',
  path: '/launches',
  tag: 'Launches',
  summary: 'Launches of the organization, newest first',
  description:
    'A vendor sees those of its partners that are no drafts, and figures only where at least 8 people stand behind them.',
  side: 'either',
  scope: 'launch:read',
  input: LaunchListQuery,
  output: LaunchListOut,
});

export const loader = apiLoader(listOperation, ({ ctx, input: { limit, cursor, ...filter } }) =>
  listLaunches(ctx, filter, { limit, cursor }),
);

const createOperation = defineOperation({
  operationId: 'createLaunch',
  method: 'POST',
  path: '/launches',
  tag: 'Launches',
  summary: 'Make a draft launch of an offered campaign',
  side: 'partner',
  scope: 'launch:write',
  input: CreateLaunchInput,
  output: LaunchDetailOut,
  status: 201,
});

export const action = apiAction(createOperation, async ({ caller, input }) => {
  const { id } = await createLaunch(caller, input);
  return caller.inScope((ctx) => getLaunch(ctx, id));
});
