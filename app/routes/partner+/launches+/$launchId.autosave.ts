import { partnerAction } from '#app/http/partner.server.ts';
import { LaunchDraftForm } from '#campaigns/launches/draft-form.ts';
import { readDraftState } from '#campaigns/launches/read-launch-page.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';

/** Saved while typing: the answer is what the checklist shows; a refusal keeps its status, so that the page can say so. */
export const action = partnerAction(LaunchDraftForm, async ({ caller, input }) => {
  await saveLaunch(caller, input);
  return Response.json(await readDraftState(caller, input));
});
