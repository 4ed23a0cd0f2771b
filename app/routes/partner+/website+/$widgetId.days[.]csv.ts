import { csvResponse } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { WIDGET_DAY_COLUMNS } from '#app/http/widgets-csv.server.ts';
import { listWidgetDays } from '#campaigns/widgets/day-queries.ts';
import { WidgetIdInput } from '#campaigns/widgets/schema.ts';

export const loader = partnerResource(WidgetIdInput, async ({ caller, input }) =>
  csvResponse('widget-days', WIDGET_DAY_COLUMNS, await caller.inScope((ctx) => listWidgetDays(ctx, input))),
);
