import { partnerAction } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { say } from '#app/i18n/say.server.ts';
import { pauseLaunch } from '#campaigns/launches/pause-launch.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

const back = (launchId: string) => paths.partner.launch(launchId);

export const action = partnerAction(
  LaunchIdInput,
  async ({ caller, input, redirectWith }) => {
    await pauseLaunch(caller, input);
    return redirectWith(back(input.launchId), { message: say(words, 'launches.paused') });
  },
  { refuseTo: (params) => back(params.launchId ?? '') },
);
