import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Sparkline } from './sparkline.tsx';

type StatProps = {
  label: string;
  value: ReactNode;
  /** The rows behind the number. */
  to?: string | undefined;
  detail?: ReactNode;
  trend?: readonly number[] | undefined;
  trendLabel?: string;
};

/** One number, what it counts, and the way to the rows behind it. */
export function Stat({ label, value, to, detail, trend, trendLabel }: StatProps) {
  const big = 'text-xl font-semibold tabular-nums';
  return (
    <div className="relative flex min-w-0 flex-col gap-1 bg-raised p-4 max-sm:last:odd:col-span-2 sm:p-5">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="flex items-end justify-between gap-3">
        {to ? (
          <Link
            to={to}
            prefetch="intent"
            className={`${big} rounded-xs decoration-accent-line decoration-2 underline-offset-4 after:absolute after:inset-0 hover:underline`}
          >
            {value}
          </Link>
        ) : (
          <span className={big}>{value}</span>
        )}
        {trend ? <Sparkline values={trend} label={trendLabel ?? label} /> : null}
      </dd>
      {detail ? <dd className="text-sm text-muted">{detail}</dd> : null}
    </div>
  );
}

/** A few stats in one bordered row, divided by hairlines. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none">
      {children}
    </dl>
  );
}
