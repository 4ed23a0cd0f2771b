import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BrandKitEditor } from '#app/components/content/brand-kit-editor.tsx';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/brand-kit.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { listCountries } from '#campaigns/content/countries.ts';
import { publishBrandKit } from '#campaigns/content/publish-brand-kit.ts';
import { readBrandKitPage } from '#campaigns/content/read-brand-kit-page.ts';
import { BrandKitForm } from '#campaigns/content/schema.ts';
import { updateBrandKit } from '#campaigns/content/update-brand-kit.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('brandKit.title'));

export const loader = partnerLoader(async ({ ctx }) => ({
  ...(await readBrandKitPage(ctx)),
  countries: listCountries('en'),
  mayWrite: can(ctx.actor, 'brand_kit:write'),
}));

export const action = partnerActions({
  save: partnerIntent(BrandKitForm, async ({ caller, input, redirectWith }) => {
    await updateBrandKit(caller, input);
    return redirectWith(paths.partner.brandKit, { message: say(words, 'brandKit.savedToast') });
  }),
  publish: partnerIntent(BrandKitForm, async ({ caller, input, redirectWith }) => {
    const { revision } = await updateBrandKit(caller, input);
    const { number } = await publishBrandKit(caller, { revision });
    const message = say(words, 'brandKit.published', { number });
    return redirectWith(paths.partner.brandKit, { message, tone: 'success' });
  }),
});

export default function BrandKit() {
  return <BrandKitEditor page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
