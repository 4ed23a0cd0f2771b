import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BrandNotice } from '#app/components/catalog/brand-notice.tsx';
import { NoOffers } from '#app/components/catalog/no-offers.tsx';
import { OfferBar } from '#app/components/catalog/offer-bar.tsx';
import { OfferCard } from '#app/components/catalog/offer-card.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import words from '#app/i18n/en/campaigns.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { readOffers } from '#campaigns/catalog/read-offers.ts';
import { OfferListInput } from '#campaigns/catalog/schema.ts';
import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { listVendors } from '#campaigns/partners/queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('campaigns.offers.title'));

export const loader = partnerLoader(OfferListInput, async ({ ctx, input }) => ({
  offers: await readOffers(ctx, input),
  vendors: (await listVendors(ctx)).filter(({ status }) => status === 'active'),
  hasBrandKit: (await findPublishedBrandKit(ctx, ctx.scope.partnerId)) !== null,
  input,
}));

export default function OfferedCampaigns() {
  const t = useT(words);
  const { offers, vendors, hasBrandKit, input } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={t('campaigns.offers.title')} sentence={t('campaigns.offers.sentence')} />
      {hasBrandKit || offers.length === 0 ? null : <BrandNotice />}
      <OfferBar vendors={vendors} input={input} />
      {offers.length === 0 ? <NoOffers filtered={Boolean(input.q ?? input.vendorId)} /> : null}
      <ul className="grid gap-5 empty:hidden sm:grid-cols-2 lg:grid-cols-3">
        {offers.map((offer) => (
          <OfferCard key={offer.id} offer={offer} />
        ))}
      </ul>
    </Page>
  );
}
