import { partnerAction } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { say } from '#app/i18n/say.server.ts';
import { resolveUnknown } from '#campaigns/launches/resolve-unknown.ts';
import { ResolveUnknownInput } from '#campaigns/launches/schema.ts';

export const action = partnerAction(
  ResolveUnknownInput,
  async ({ caller, input, redirectWith }) => {
    await resolveUnknown(caller, input);
    const message = say(words, input.decision === 'retry' ? 'launches.unknownRetried' : 'launches.unknownAssumed');
    return redirectWith(paths.partner.launch(input.launchId), { message });
  },
  { refuseTo: (params) => paths.partner.launch(params.launchId ?? '') },
);
