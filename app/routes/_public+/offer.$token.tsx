import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OfferPage } from '#app/components/leads/offer-page.tsx';
import { postOfferPage, readOfferPage } from '#app/http/offer-page.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { OfferAnswer, OfferPageInput } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, words, (t) => t('leads.title')),
  { name: 'robots', content: 'noindex' },
];

export const headers: HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store' });

export const loader = publicLoader(OfferPageInput, readOfferPage);

export const action = publicAction(OfferAnswer, async (parts) => {
  await postOfferPage(parts);
  return redirect(paths.offer(parts.input.token), 303);
});

export default function Offer() {
  return <OfferPage offer={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
