import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NoticesForm } from '#app/components/settings/notices-form.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/settings.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { SetWeeklyDigestInput } from '#campaigns/accounts/schema.ts';
import { getsWeeklyDigest, setWeeklyDigest } from '#campaigns/accounts/set-weekly-digest.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('settings.notices'));

export const loader = vendorLoader(async ({ ctx }) => ({ weeklyDigest: await getsWeeklyDigest(ctx) }));

export const action = vendorAction(SetWeeklyDigestInput, async ({ caller, input, redirectWith }) => {
  await setWeeklyDigest(caller, input);
  return redirectWith(paths.vendor.notices, { message: say(words, 'settings.saved'), tone: 'success' });
});

export default function VendorNotices() {
  return <NoticesForm {...useLoaderData<typeof loader>()} />;
}
