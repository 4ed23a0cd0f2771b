import { redirect } from '@remix-run/node';
import { partnerActions, partnerIntent } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import { LaunchDraftForm } from '#campaigns/launches/draft-form.ts';
import { readDraftState } from '#campaigns/launches/read-launch-page.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';

export const action = partnerActions(
  {
    // Saved while typing: the answer is what the checklist shows.
    autosave: partnerIntent(LaunchDraftForm, async ({ caller, input }) => {
      await saveLaunch(caller, input);
      return Response.json(await readDraftState(caller, input));
    }),
    // The way to the last page, with and without JavaScript.
    review: partnerIntent(LaunchDraftForm, async ({ caller, input }) => {
      await saveLaunch(caller, input);
      return redirect(paths.partner.launchPart(input.launchId, 'review'), 303);
    }),
  },
  { refuseTo: (params) => paths.partner.launch(params.launchId ?? '') },
);
