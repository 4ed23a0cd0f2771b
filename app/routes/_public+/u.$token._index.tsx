import { data, type HeadersFunction, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { UnsubscribePage } from '#app/components/tracking/unsubscribe-page.tsx';
import { publicLoader } from '#app/http/public.server.ts';
import { readUnsubscribePage, type UnsubscribeView } from '#app/http/unsubscribe-page.server.ts';
import type { PageLanguage } from '#app/i18n/use-page-language.ts';
import { UnsubscribePageInput } from '#campaigns/delivery/tracking/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title ?? '' },
  { name: 'robots', content: 'noindex' },
];

export const headers: HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store' });

/** In the language of the mail that led here. */
export const handle: PageLanguage<UnsubscribeView> = { languageOf: ({ locale }) => locale };

/** Looking changes nothing: scanners follow every link of a mail. */
export const loader = publicLoader(UnsubscribePageInput, async (parts) => {
  const page = await readUnsubscribePage(parts);
  return data(page, page.kind === 'invalid' ? 404 : 200);
});

export default function Unsubscribe() {
  return <UnsubscribePage page={useLoaderData<typeof loader>()} token={useParams().token ?? ''} />;
}
