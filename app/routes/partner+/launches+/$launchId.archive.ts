import { partnerAction } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { say } from '#app/i18n/say.server.ts';
import { archiveLaunch } from '#campaigns/launches/archive-launch.ts';
import { ArchiveLaunchInput } from '#campaigns/launches/schema.ts';

export const action = partnerAction(
  ArchiveLaunchInput,
  async ({ caller, input, redirectWith }) => {
    await archiveLaunch(caller, input);
    if (input.restore)
      return redirectWith(paths.partner.launch(input.launchId), { message: say(words, 'launches.restored') });
    const undo = { action: paths.partner.launchPart(input.launchId, 'archive'), fields: { restore: 'on' } };
    return redirectWith(paths.partner.launches, { message: say(words, 'launches.archived'), undo });
  },
  { refuseTo: (params) => paths.partner.launch(params.launchId ?? '') },
);
