import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';

type SparklineProps = { values: readonly number[]; label: string; width?: number; height?: number };

/** The course of a number in the size of a word: zero is the bottom, the dot is now. */
export function Sparkline({ values, label, width = 96, height = 24 }: SparklineProps) {
  const t = useT(ui);
  const [first = 0] = values;
  const last = values.at(-1) ?? 0;
  const max = Math.max(1, ...values);
  const step = values.length > 1 ? (width - 6) / (values.length - 1) : 0;
  const points = values.map((value, at) => [3 + at * step, height - 3 - (value / max) * (height - 6)] as const);
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const [x, y] = points.at(-1) ?? [0, height];
  const said = t('ui.sparkline', { label, first, last, min: Math.min(...values), max: Math.max(...values) });
  if (values.length < 2) return null;
  return (
    <svg role="img" aria-label={said} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <polygon points={`3,${height - 3} ${line} ${x.toFixed(1)},${height - 3}`} className="fill-accent-tint" />
      <polyline
        points={line}
        fill="none"
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
        className="stroke-accent"
      />
      <circle cx={x} cy={y} r={2.5} className="fill-accent" />
    </svg>
  );
}
