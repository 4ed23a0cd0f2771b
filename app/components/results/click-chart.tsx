import words from '#app/i18n/en/results.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { Card } from '../ui/card.tsx';
import { NumberText } from '../ui/format.tsx';

export type Chart = {
  size: 'hour' | 'day' | 'week';
  buckets: { start: Date; clicks: number; unsubscribes: number }[];
};

const HEIGHT = 100;
/** Of each bucket's width; the rest is the gap. */
const BAR = 0.82;

/** The course of the clicks: bars from zero, three times below, and the numbers themselves in a table. */
export function ClickChart({ chart }: { chart: Chart }) {
  const t = useT(words);
  const { buckets, size } = chart;
  const max = Math.max(0, ...buckets.map((bucket) => bucket.clicks));
  const scale = max === 0 ? 0 : HEIGHT / max;
  return (
    <Card title={t('results.chart')} sentence={t(`results.chartSentence.${size}`)}>
      <figure className="flex flex-col gap-2">
        <div className="flex items-stretch gap-3">
          <div aria-hidden className="flex flex-col justify-between text-end text-sm text-muted tabular-nums">
            <NumberText value={max} />
            <span>0</span>
          </div>
          <svg
            role="img"
            aria-label={useSaid(chart, max)}
            viewBox={`0 0 ${buckets.length} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="h-40 w-full min-w-0 flex-1 border-y border-t-line border-b-line-strong"
          >
            {buckets.map(({ start, clicks }, at) => (
              <rect
                key={start.getTime()}
                x={at + (1 - BAR) / 2}
                width={BAR}
                y={HEIGHT - clicks * scale}
                height={clicks * scale}
                className="fill-accent"
              />
            ))}
          </svg>
        </div>
        <Times chart={chart} />
      </figure>
      <details className="mt-4">
        <summary className="w-fit cursor-pointer rounded-xs text-sm text-muted hover:text-ink">
          {t('results.chartNumbers')}
        </summary>
        <Numbers chart={chart} />
      </details>
    </Card>
  );
}

function useSaid({ buckets, size }: Chart, max: number): string {
  const t = useT(words);
  const say = useTime(size);
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return '';
  const span = { from: say(first.start), to: say(last.start) };
  const total = buckets.reduce((sum, bucket) => sum + bucket.clicks, 0);
  const highest = buckets.find((bucket) => bucket.clicks === max) ?? first;
  return max === 0
    ? t('results.chartEmpty', span)
    : t('results.chartSaid', { ...span, count: total, max, at: say(highest.start) });
}

function useTime(size: Chart['size']): (start: Date) => string {
  const format = useFormat();
  return (start) => format.date(start, size === 'hour' ? 'datetime' : 'date');
}

function Times({ chart: { buckets, size } }: { chart: Chart }) {
  const say = useTime(size);
  const shown = [buckets[0], buckets[Math.floor(buckets.length / 2)], buckets.at(-1)];
  return (
    <div aria-hidden className="flex justify-between gap-4 ps-8 text-sm text-muted tabular-nums">
      {shown.map((bucket, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: first, middle, last
        <span key={at} className={at === 1 ? 'max-sm:hidden' : ''}>
          {bucket ? say(bucket.start) : null}
        </span>
      ))}
    </div>
  );
}

function Numbers({ chart: { buckets, size } }: { chart: Chart }) {
  const t = useT(words);
  const say = useTime(size);
  return (
    <div className="mt-2 max-h-72 max-w-lg overflow-y-auto rounded-sm border border-line">
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-raised text-start text-muted">
          <tr>
            <th scope="col" className="px-3 py-2 text-start font-medium">
              {t('results.chartTime')}
            </th>
            <th scope="col" className="px-3 py-2 text-end font-medium">
              {t('results.clicks')}
            </th>
            <th scope="col" className="px-3 py-2 text-end font-medium">
              {t('results.unsubscribed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {buckets.map(({ start, clicks, unsubscribes }) => (
            <tr key={start.getTime()} className="border-t border-line">
              <th scope="row" className="px-3 py-1.5 text-start font-normal">
                {say(start)}
              </th>
              <td className="px-3 py-1.5 text-end">
                <NumberText value={clicks} />
              </td>
              <td className="px-3 py-1.5 text-end">
                <NumberText value={unsubscribes} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
