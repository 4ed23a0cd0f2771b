import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { WidgetListOut, WidgetListQuery, WidgetMadeOut } from '#campaigns/widgets/api-schema.ts';
import { createWidget } from '#campaigns/widgets/create-widget.ts';
import { CreateWidget } from '#campaigns/widgets/schema.ts';
import { listWidgets } from '#campaigns/widgets/widget-queries.ts';

const listOperation = defineOperation({
  operationId: 'listWidgets',
  method: 'GET',
  path: '/widgets',
  tag: 'Website',
  summary: 'Widgets; for a vendor those with its content',
  side: 'either',
  scope: 'widget:read',
  input: WidgetListQuery,
  output: WidgetListOut,
});
const createOperation = defineOperation({
  operationId: 'createWidget',
  method: 'POST',
  path: '/widgets',
  tag: 'Website',
  summary: 'Begin a widget of one vendor’s content',
  side: 'partner',
  scope: 'widget:write',
  input: CreateWidget,
  output: WidgetMadeOut,
  status: 201,
});

export const loader = apiLoader(listOperation, ({ ctx, input }) => listWidgets(ctx, input, input));

export const action = apiAction(createOperation, ({ caller, input }) => createWidget(caller, input));
