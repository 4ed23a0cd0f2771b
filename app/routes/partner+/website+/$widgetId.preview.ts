import { notFoundAddress } from '#app/http/form.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { readWidgetContent } from '#app/http/widget-content.server.ts';
import { widgetPreviewResponse } from '#app/http/widget-preview.server.ts';
import { WidgetIdInput, WidgetStyle } from '#campaigns/widgets/schema.ts';

/** The widget with the look that the address says, saved or not. */
export const loader = partnerResource(WidgetIdInput.extend(WidgetStyle.shape), async ({ caller, input, world }) => {
  const { widgetId, ...preview } = input;
  const content = await caller.inScope((ctx) => readWidgetContent(ctx, { widgetId, preview }));
  if (!content) throw notFoundAddress();
  return widgetPreviewResponse(content.payload, world.install.publicUrl);
});
