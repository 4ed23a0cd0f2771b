import { partnerAction } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { say } from '#app/i18n/say.server.ts';
import { cancelLaunch } from '#campaigns/launches/cancel-launch.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

const back = (launchId: string) => paths.partner.launch(launchId);

export const action = partnerAction(
  LaunchIdInput,
  async ({ caller, input, redirectWith }) => {
    await cancelLaunch(caller, input);
    return redirectWith(back(input.launchId), { message: say(words, 'launches.cancelled') });
  },
  { refuseTo: (params) => back(params.launchId ?? '') },
);
