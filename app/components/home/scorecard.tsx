import { Link } from '@remix-run/react';
import { Fragment } from 'react';
import { Card } from '#app/components/ui/card.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Money, None, NumberText } from '#app/components/ui/format.tsx';
import { Progress } from '#app/components/ui/progress.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import type { MoneyValue } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { VendorScore, Scorecard as YearlyScorecard } from '#campaigns/analytics/get-scorecard.ts';
import { ChannelFigures } from './channel-figures.tsx';

/** A year with each vendor, in figures that open their rows, and the way to the next tier. */
export function Scorecard({ vendors, channels }: Pick<YearlyScorecard, 'vendors' | 'channels'>) {
  const t = useT(words);
  const { partner } = paths;
  return (
    <section className="flex flex-col gap-4">
      <div>
        <h2 className="text-md">{t('home.scorecard')}</h2>
        <p className="mt-0.5 text-sm text-muted">{t('home.scorecardSentence')}</p>
      </div>
      <DataTable
        label={t('home.scorecard')}
        rows={vendors}
        rowKey={(row) => row.vendorId}
        columns={[
          { key: 'vendor', header: t('home.vendor'), cell: (row) => row.vendorName },
          { key: 'tier', header: t('home.tier'), cell: (row) => row.tier || <None /> },
          {
            key: 'launches',
            header: t('home.launches'),
            align: 'end',
            cell: (row) => <Linked to={partner.results} value={row.launches} />,
          },
          {
            key: 'sent',
            header: t('home.sent'),
            align: 'end',
            hide: 'card',
            cell: (row) => <NumberText value={row.sent} />,
          },
          {
            key: 'clicks',
            header: t('home.clicks'),
            align: 'end',
            cell: (row) => <Linked to={partner.results} value={row.clicks} />,
          },
          {
            key: 'leads',
            header: t('home.leads'),
            align: 'end',
            cell: (row) => <Linked to={partner.leads} value={row.leads} />,
          },
          {
            key: 'won',
            header: t('home.won'),
            align: 'end',
            cell: (row) => <Linked to={partner.deals} value={row.won} />,
          },
          {
            key: 'available',
            header: t('home.available'),
            align: 'end',
            cell: (row) => <Moneys values={row.available} />,
          },
          {
            key: 'paid',
            header: t('home.paidOut'),
            align: 'end',
            hide: 'card',
            cell: (row) => <Moneys values={row.paid} />,
          },
        ]}
        exportTo={partner.scorecardCsv}
        empty={<EmptyState title={t('home.noVendors')} why={t('home.noVendorsWhy')} />}
      />
      <ChannelFigures
        channels={channels}
        to={{ posts: partner.social, journeys: partner.journeys, widgets: partner.website }}
        viewsLabel={t('home.widgetViews')}
      />
      <NextTiers vendors={vendors} />
    </section>
  );
}

function Linked({ to, value }: { to: string; value: number }) {
  return (
    <Link to={to} className="link">
      <NumberText value={value} />
    </Link>
  );
}

function Moneys({ values }: { values: readonly MoneyValue[] }) {
  if (values.length === 0) return <None />;
  return (
    <>
      {values.map((value, at) => (
        <Fragment key={value.currency}>
          {at > 0 ? <br /> : null}
          <Money value={value} />
        </Fragment>
      ))}
    </>
  );
}

/** What the next tier of each vendor asks for, and how far it is; nothing where no goal is set. */
function NextTiers({ vendors }: { vendors: readonly VendorScore[] }) {
  const t = useT(words);
  const withGoal = vendors.filter(({ nextTier, goalLaunches, goalDeals }) => nextTier && goalLaunches + goalDeals > 0);
  if (withGoal.length === 0) return null;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {withGoal.map(({ vendorId, vendorName, nextTier, goalLaunches, goalDeals, launches, won }) => (
        <Card
          key={vendorId}
          title={t('home.nextTier', { vendor: vendorName, tier: nextTier ?? '' })}
          sentence={t('home.nextTierSentence')}
        >
          <div className="flex flex-col gap-4">
            {goalLaunches > 0 ? <Goal label={t('home.launches')} done={launches} goal={goalLaunches} /> : null}
            {goalDeals > 0 ? <Goal label={t('home.won')} done={won} goal={goalDeals} /> : null}
          </div>
        </Card>
      ))}
    </div>
  );
}

function Goal({ label, done, goal }: { label: string; done: number; goal: number }) {
  const t = useT(words);
  const sentence =
    done >= goal
      ? t('home.goalReached', { what: label, done, goal })
      : t('home.goalToGo', { what: label, done, goal, count: goal - done });
  return <Progress label={label} value={Math.min(done, goal)} max={goal} sentence={sentence} />;
}
