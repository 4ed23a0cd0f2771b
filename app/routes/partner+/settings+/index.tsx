import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CapForm, PartnerForm } from '#app/components/settings/partner-organization.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import { TIME_ZONES } from '#app/http/time-zones.server.ts';
import words from '#app/i18n/en/settings.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { getPartnerProfile } from '#campaigns/accounts/queries.ts';
import { SetFrequencyCapInput, UpdatePartnerInput } from '#campaigns/accounts/schema.ts';
import { setFrequencyCap, updatePartner } from '#campaigns/accounts/update-organization.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('settings.title'));

export const loader = partnerLoader(async ({ ctx }) => ({
  profile: await getPartnerProfile(ctx),
  mayUpdate: can(ctx.actor, 'organization:update'),
  zones: TIME_ZONES,
}));

const saved = { message: say(words, 'settings.saved'), tone: 'success' } as const;

export const action = partnerActions({
  profile: partnerIntent(UpdatePartnerInput, async ({ caller, input, redirectWith }) => {
    await updatePartner(caller, input);
    return redirectWith(paths.partner.settings, saved);
  }),
  cap: partnerIntent(SetFrequencyCapInput, async ({ caller, input, redirectWith }) => {
    await setFrequencyCap(caller, input);
    return redirectWith(paths.partner.settings, saved);
  }),
});

export default function PartnerOrganization() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PartnerForm {...data} result={resultOf(result, 'profile')} />
      <CapForm {...data} result={resultOf(result, 'cap')} />
    </>
  );
}
