import { partnerAction } from '#app/http/partner.server.ts';
import { readBrandKitPage } from '#campaigns/content/read-brand-kit-page.ts';
import { BrandKitDraft } from '#campaigns/content/schema.ts';
import { updateBrandKit } from '#campaigns/content/update-brand-kit.ts';

// Saved while typing: the answer is what the page shows beside the form.
export const action = partnerAction(BrandKitDraft, async ({ caller, input }) => {
  await updateBrandKit(caller, input);
  const { state } = await caller.inScope(readBrandKitPage);
  return Response.json(state);
});
