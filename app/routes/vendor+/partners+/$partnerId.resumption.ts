import { paths } from '#app/http/paths.ts';
import { vendorAction } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/partners.json';
import { say } from '#app/i18n/say.server.ts';
import { resumePartnership } from '#campaigns/partners/end-partnership.ts';
import { NamedPartnerInput } from '#campaigns/partners/schema.ts';

export const action = vendorAction(
  NamedPartnerInput,
  async ({ caller, input, redirectWith }) => {
    await resumePartnership(caller, input);
    return redirectWith(paths.vendor.partner(input.partnerId), {
      message: say(words, 'partners.resumed', { name: input.name }),
    });
  },
  { refuseTo: ({ partnerId }) => paths.vendor.partner(partnerId ?? '') },
);
