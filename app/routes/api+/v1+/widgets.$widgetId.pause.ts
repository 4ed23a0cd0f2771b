import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/widgets/api-schema.ts';
import { pauseWidget, resumeWidget } from '#campaigns/widgets/pause-widget.ts';
import { WidgetIdInput } from '#campaigns/widgets/schema.ts';

const pauseOperation = defineOperation({
  operationId: 'pauseWidget',
  method: 'POST',
  path: '/widgets/{widgetId}/pause',
  tag: 'Website',
  summary: 'Show nothing for a while',
  side: 'partner',
  scope: 'widget:write',
  input: WidgetIdInput,
  output: NothingOut,
});
const resumeOperation = defineOperation({
  operationId: 'resumeWidget',
  method: 'DELETE',
  path: '/widgets/{widgetId}/pause',
  tag: 'Website',
  summary: 'Show a paused widget again',
  side: 'partner',
  scope: 'widget:write',
  input: WidgetIdInput,
  output: NothingOut,
});

export const action = apiActions(
  apiAction(pauseOperation, async ({ caller, input }) => {
    await pauseWidget(caller, input);
    return {};
  }),
  apiAction(resumeOperation, async ({ caller, input }) => {
    await resumeWidget(caller, input);
    return {};
  }),
);
