import { MoneyChart } from '#app/components/charts/money-chart.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Money, NumberText } from '#app/components/ui/format.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { VendorHome } from '#campaigns/analytics/vendor-home.ts';
import { ChannelFigures } from './channel-figures.tsx';

/** This week: out, then back. */
export function WeekFigures({ week, partners, channels }: Pick<VendorHome, 'week' | 'partners' | 'channels'>) {
  const t = useT(words);
  const { vendor } = paths;
  return (
    <section>
      <h2 className="text-md">{t('home.week')}</h2>
      <p className="mt-0.5 mb-3 text-sm text-muted">{t('home.floor')}</p>
      <div className="flex flex-col gap-3">
        <StatRow>
          <Stat label={t('home.launches')} value={<NumberText value={week.launches} />} to={vendor.results} />
          <Stat label={t('home.sent')} value={<NumberText value={week.sent} />} to={vendor.results} />
          <Stat label={t('home.active')} value={<NumberText value={partners.active} />} to={vendor.partners} />
          <Stat
            label={t('home.launchedLately')}
            value={<NumberText value={partners.launchedLately} />}
            to={vendor.results}
          />
        </StatRow>
        <ChannelFigures
          channels={channels}
          to={{ posts: vendor.social, journeys: vendor.journeys, widgets: vendor.contentWidgets }}
          viewsLabel={t('home.widgetViewsSoFar')}
        />
        <StatRow>
          <Stat label={t('home.clicks')} value={<NumberText value={week.clicks} />} to={vendor.results} />
          <Stat label={t('home.leads')} value={<NumberText value={week.leads} />} to={vendor.leads} />
          <Stat label={t('home.registered')} value={<NumberText value={week.registered} />} to={vendor.deals} />
          <Stat label={t('home.won')} value={<NumberText value={week.won} />} to={vendor.deals} />
        </StatRow>
      </div>
    </section>
  );
}

/** Funds shown; the page of funds has them all. */
const FUNDS = 5;

/** Allocated, used, returned: the sums by currency, then each open fund. */
export function MoneyFigures({ money: { funds, totals } }: Pick<VendorHome, 'money'>) {
  const t = useT(words);
  if (totals.length === 0) return null;
  const { vendor } = paths;
  return (
    <Card title={t('home.money')} sentence={t('home.moneySentence')}>
      <div className="flex flex-col gap-5">
        {totals.map((total) => (
          <StatRow key={total.budget.currency}>
            <Stat label={t('home.allocated')} value={<Money value={total.allocated} />} to={vendor.funds} />
            <Stat label={t('home.used')} value={<Money value={total.used} />} to={vendor.claims} />
            <Stat label={t('home.returned')} value={<Money value={total.revenue} />} to={vendor.deals} />
            <Stat
              label={t('home.ropi')}
              value={<NumberText value={total.ropi} style="percent" />}
              to={vendor.returns}
            />
          </StatRow>
        ))}
        <MoneyChart funds={funds.slice(0, FUNDS)} />
      </div>
    </Card>
  );
}
