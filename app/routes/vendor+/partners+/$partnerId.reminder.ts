import { paths } from '#app/http/paths.ts';
import { vendorAction } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/home.json';
import { say } from '#app/i18n/say.server.ts';
import { remindPartner } from '#campaigns/partners/remind-partner.ts';
import { NamedPartnerInput } from '#campaigns/partners/schema.ts';

export const action = vendorAction(
  NamedPartnerInput,
  async ({ caller, input, redirectWith }) => {
    await remindPartner(caller, input);
    return redirectWith(paths.vendor.home, {
      message: say(words, 'home.remindedNow', { name: input.name }),
      tone: 'success',
    });
  },
  { refuseTo: () => paths.vendor.home },
);
