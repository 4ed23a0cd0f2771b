import { Link } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { FundMoney } from '#campaigns/analytics/vendor-money.ts';
import { Money, NumberText } from '../ui/format.tsx';
import { Swatch, type Texture } from './textures.tsx';
import { useAfterPaint } from './use-after-paint.ts';

const loadView = () => import('./charts-view.tsx').then((views) => views.MoneyView);

/** Each part of a fund has its own texture, the same in the chart and over its column. */
export const MONEY_PARTS = [
  { key: 'paid', texture: 'full' },
  { key: 'promised', texture: 'stripes' },
  { key: 'withPartners', texture: 'back' },
  { key: 'rest', texture: 'empty' },
] as const satisfies readonly { key: string; texture: Texture }[];

/** Where each fund's money is: a bar of its parts, and the same parts as numbers. */
export function MoneyChart({ funds }: { funds: readonly FundMoney[] }) {
  const t = useT(words);
  const View = useAfterPaint(loadView);
  const rows = funds.map((fund) => ({ ...fund, parts: partsOf(fund) }));
  return (
    <div className="flex flex-col gap-4">
      <figure aria-label={t('home.money')} style={{ minHeight: 44 * rows.length }}>
        {View ? (
          <View
            funds={rows.map(({ fundId, name, parts }) => ({ fundId, name, ...shares(parts) }))}
            parts={MONEY_PARTS}
          />
        ) : null}
      </figure>
      <div className="overflow-x-auto">
        <table className="w-full text-sm tabular-nums">
          <thead className="text-muted">
            <tr>
              <th scope="col" className="py-1.5 pe-3 text-start font-medium">
                {t('home.fund')}
              </th>
              {MONEY_PARTS.map(({ key, texture }) => (
                <th key={key} scope="col" className="py-1.5 ps-3 text-end font-medium">
                  <span className="inline-flex items-center gap-1.5">
                    <Swatch prefix={`money-key-${key}`} texture={texture} />
                    {t(`home.money.${key}`)}
                  </span>
                </th>
              ))}
              <th scope="col" className="py-1.5 ps-3 text-end font-medium">
                {t('home.returned')}
              </th>
              <th scope="col" className="py-1.5 ps-3 text-end font-medium">
                {t('home.ropi')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ fundId, name, parts, revenue, ropi, budget: { currency } }) => (
              <tr key={fundId} className="border-t border-line">
                <th scope="row" className="py-1.5 pe-3 text-start font-normal">
                  <Link to={paths.vendor.fund(fundId)} className="link">
                    {name}
                  </Link>
                </th>
                {MONEY_PARTS.map(({ key }) => (
                  <td key={key} className="py-1.5 ps-3 text-end">
                    <Money value={{ amountMinor: parts[key], currency }} />
                  </td>
                ))}
                <td className="py-1.5 ps-3 text-end">
                  <Money value={revenue} />
                </td>
                <td className="py-1.5 ps-3 text-end">
                  <NumberText value={ropi} style="percent" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

type Parts = Record<(typeof MONEY_PARTS)[number]['key'], number>;

function partsOf({ budget, allocated, used, paid }: FundMoney): Parts {
  return {
    paid: paid.amountMinor,
    promised: used.amountMinor - paid.amountMinor,
    withPartners: allocated.amountMinor - used.amountMinor,
    rest: budget.amountMinor - allocated.amountMinor,
  };
}

/** In hundredths of the budget, so that funds of any currency and size share one scale. */
function shares(parts: Parts): Parts {
  const whole = Math.max(1, parts.paid + parts.promised + parts.withPartners + parts.rest);
  const share = (minor: number) => (100 * minor) / whole;
  return {
    paid: share(parts.paid),
    promised: share(parts.promised),
    withPartners: share(parts.withPartners),
    rest: share(parts.rest),
  };
}
