import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { WidgetCountsOut, WidgetCountsQuery } from '#campaigns/widgets/api-schema.ts';
import { listWidgetDays } from '#campaigns/widgets/day-queries.ts';

const operation = defineOperation({
  operationId: 'listWidgetDays',
  method: 'GET',
  path: '/widgets/{widgetId}/counts',
  tag: 'Website',
  summary: 'Views and clicks by day and item, newest first; nobody is named',
  side: 'partner',
  scope: 'widget:read',
  input: WidgetCountsQuery,
  output: WidgetCountsOut,
});

export const loader = apiLoader(operation, async ({ ctx, input }) => ({ items: await listWidgetDays(ctx, input) }));
