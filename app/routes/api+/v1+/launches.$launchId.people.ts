import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { LaunchPeopleOut } from '#campaigns/analytics/api-schema.ts';
import { listLaunchPeople } from '#campaigns/analytics/list-launch-people.ts';
import { LaunchPeopleInput } from '#campaigns/analytics/schema.ts';

const operation = defineOperation({
  operationId: 'listLaunchPeople',
  method: 'GET',
  path: '/launches/{launchId}/people',
  tag: 'Results',
  summary: 'The people of a launch and what each did',
  description: 'Only a partner sees its people. Clicks and opens are recorded only for people who agreed to it.',
  side: 'partner',
  scope: 'contact:read',
  input: LaunchPeopleInput,
  output: LaunchPeopleOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => listLaunchPeople(ctx, input));
