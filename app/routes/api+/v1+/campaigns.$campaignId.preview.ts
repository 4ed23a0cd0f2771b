import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { paths } from '#app/http/paths.ts';
import { CampaignPreviewOut, PreviewCampaignInput } from '#campaigns/catalog/api-schema.ts';
import { readCampaignPage } from '#campaigns/catalog/read-campaign-page.ts';

const operation = defineOperation({
  operationId: 'previewCampaign',
  method: 'GET',
  path: '/campaigns/{campaignId}/preview',
  tag: 'Campaigns',
  summary: 'See a campaign’s mail as a partner would send it',
  side: 'vendor',
  scope: 'campaign:read',
  input: PreviewCampaignInput,
  output: CampaignPreviewOut,
});

export const loader = apiLoader(operation, async ({ ctx, input }) => {
  const { preview } = await readCampaignPage(ctx, input);
  return { url: preview && `${ctx.install.publicUrl}${paths.preview(preview)}` };
});
