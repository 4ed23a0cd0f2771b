import { redirect } from '@remix-run/node';
import { partnerAction } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import { LaunchDraftForm } from '#campaigns/launches/draft-form.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';

/** The way to the last page, with and without JavaScript. */
export const action = partnerAction(
  LaunchDraftForm,
  async ({ caller, input }) => {
    await saveLaunch(caller, input);
    return redirect(paths.partner.launchPart(input.launchId, 'review'), 303);
  },
  { refuseTo: (params) => paths.partner.launch(params.launchId ?? '') },
);
