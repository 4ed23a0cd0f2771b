import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NoticesForm } from '#app/components/settings/notices-form.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/settings.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { SetWeeklyDigestInput } from '#campaigns/accounts/schema.ts';
import { getsWeeklyDigest, setWeeklyDigest } from '#campaigns/accounts/set-weekly-digest.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('settings.notices'));

export const loader = partnerLoader(async ({ ctx }) => ({ weeklyDigest: await getsWeeklyDigest(ctx) }));

export const action = partnerAction(SetWeeklyDigestInput, async ({ caller, input, redirectWith }) => {
  await setWeeklyDigest(caller, input);
  return redirectWith(paths.partner.notices, { message: say(words, 'settings.saved'), tone: 'success' });
});

export default function PartnerNotices() {
  return <NoticesForm {...useLoaderData<typeof loader>()} />;
}
