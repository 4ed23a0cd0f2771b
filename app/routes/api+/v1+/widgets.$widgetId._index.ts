import { apiAction, apiActions, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { NothingOut, WidgetInput, WidgetOut } from '#campaigns/widgets/api-schema.ts';
import { archiveWidget } from '#campaigns/widgets/pause-widget.ts';
import { WidgetIdInput } from '#campaigns/widgets/schema.ts';
import { policyOf, snippetOf } from '#campaigns/widgets/snippet.ts';
import { updateWidget } from '#campaigns/widgets/update-widget.ts';
import { getWidget } from '#campaigns/widgets/widget-queries.ts';

const getOperation = defineOperation({
  operationId: 'getWidget',
  method: 'GET',
  path: '/widgets/{widgetId}',
  tag: 'Website',
  summary: 'One widget with its snippet',
  side: 'partner',
  scope: 'widget:read',
  input: WidgetIdInput,
  output: WidgetOut,
});
const updateOperation = defineOperation({
  operationId: 'updateWidget',
  method: 'PUT',
  path: '/widgets/{widgetId}',
  tag: 'Website',
  summary: 'Change a widget’s look and the websites that may use it',
  side: 'partner',
  scope: 'widget:write',
  input: WidgetInput,
  output: NothingOut,
});
const archiveOperation = defineOperation({
  operationId: 'archiveWidget',
  method: 'DELETE',
  path: '/widgets/{widgetId}',
  tag: 'Website',
  summary: 'Take a widget away; its figures stay',
  side: 'partner',
  scope: 'widget:write',
  input: WidgetIdInput,
  output: NothingOut,
});

export const loader = apiLoader(getOperation, async ({ ctx, input }) => {
  const widget = await getWidget(ctx, input.widgetId);
  const { publicUrl } = ctx.install;
  return {
    ...widget,
    snippet: snippetOf(widget, publicUrl),
    policy: policyOf(publicUrl),
    pageUrl: `${publicUrl}/w/${widget.id}.html`,
  };
});

export const action = apiActions(
  apiAction(updateOperation, async ({ caller, input }) => {
    await updateWidget(caller, input);
    return {};
  }),
  apiAction(archiveOperation, async ({ caller, input }) => {
    await archiveWidget(caller, input);
    return {};
  }),
);
