import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { DeliveryListOut } from '#campaigns/launches/api-schema.ts';
import { listLaunchDeliveries } from '#campaigns/launches/list-launch-deliveries.ts';
import { LaunchDeliveriesInput } from '#campaigns/launches/schema.ts';

const operation = defineOperation({
  operationId: 'listDeliveries',
  method: 'GET',
  path: '/launches/{launchId}/deliveries',
  tag: 'Launches',
  summary: 'Everybody a launch is for, and what became of their mail',
  side: 'partner',
  scope: 'contact:read',
  input: LaunchDeliveriesInput,
  output: DeliveryListOut,
});

export const loader = apiLoader(operation, async ({ ctx, input }) => (await listLaunchDeliveries(ctx, input)).page);
