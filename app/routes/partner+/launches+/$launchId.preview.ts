import { partnerResource } from '#app/http/partner.server.ts';
import { previewResponse } from '#app/http/preview.server.ts';
import { previewLaunch } from '#campaigns/launches/preview-launch.ts';
import { PreviewLaunchInput } from '#campaigns/launches/schema.ts';

export const loader = partnerResource(PreviewLaunchInput, async ({ caller, input }) =>
  previewResponse(await previewLaunch(caller, input), input),
);
