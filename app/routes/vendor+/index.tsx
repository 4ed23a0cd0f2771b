import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Megaphone } from 'lucide-react';
import { WeeksChart } from '#app/components/charts/weeks-chart.tsx';
import { Nudges } from '#app/components/home/nudges.tsx';
import { MoneyFigures, WeekFigures } from '#app/components/home/vendor-figures.tsx';
import { VendorWaiting } from '#app/components/home/waiting.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/home.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getVendorHome } from '#campaigns/analytics/vendor-home.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('home.title'));

export const loader = vendorLoader(async ({ ctx }) => ({
  ...(await getVendorHome(ctx)),
  mayRemind: can(ctx.actor, 'partner:remind'),
}));

/** What now: what waits, who needs a nudge, what went out and came back, what it pays. */
export default function VendorHome() {
  const t = useT(words);
  const { week, weeks, channels, partners, nudges, money, waiting, published, mayRemind } =
    useLoaderData<typeof loader>();
  const isNew = published === 0 && waiting.drafts.length === 0;
  const create = (
    <ButtonLink to={paths.vendor.newCampaign} variant="primary">
      {t('home.newCampaign')}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader title={t('home.title')} action={isNew ? undefined : create} />
      <div className="flex flex-col gap-6">
        {isNew ? (
          <EmptyState icon={Megaphone} title={t('home.vendorStart')} why={t('home.vendorStartWhy')} action={create} />
        ) : null}
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Nudges nudges={nudges} mayRemind={mayRemind} />
          <VendorWaiting waiting={waiting} />
        </div>
        <WeekFigures week={week} partners={partners} channels={channels} />
        <WeeksChart weeks={weeks} />
        <MoneyFigures money={money} />
      </div>
    </Page>
  );
}
