import { partnerAction } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { say } from '#app/i18n/say.server.ts';
import { SendLaunchTestInput } from '#campaigns/launches/schema.ts';
import { sendLaunchTest } from '#campaigns/launches/send-launch-test.ts';

export const action = partnerAction(
  SendLaunchTestInput,
  async ({ caller, input, world, redirectWith }) => {
    const { sent, refused } = await sendLaunchTest({ ...caller, mailer: world.mailer }, input);
    const message = say(words, 'launches.testSent', { count: sent });
    const but = refused.map((result) => say(words, 'launches.testRefused', { address: result.address })).join(' ');
    return redirectWith(paths.partner.launch(input.launchId), {
      message: `${message} ${but}`.trim(),
      tone: refused.length > 0 ? 'warning' : 'neutral',
    });
  },
  { refuseTo: (params) => paths.partner.launch(params.launchId ?? '') },
);
