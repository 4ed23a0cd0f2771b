// Both charts in one file: the library is then one chunk, which pages ask for after the first paint.
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { colourOf, fillOf, type Texture, TextureDefs } from './textures.tsx';

type Week = { label: string; sent: number; clicks: number };
type WeeksProps = { weeks: readonly Week[]; names: { sent: string; clicks: string } };

/** Two charts with the same weeks below each other: mails and clicks have no common measure. */
export function WeeksView({ weeks, names }: WeeksProps) {
  return (
    <>
      <Bars weeks={weeks} of="sent" name={names.sent} texture="full" />
      <Bars weeks={weeks} of="clicks" name={names.clicks} texture="stripes" />
    </>
  );
}

type BarsProps = { weeks: readonly Week[]; of: 'sent' | 'clicks'; name: string; texture: Texture };

function Bars({ weeks, of, name, texture }: BarsProps) {
  const ink = { fill: 'var(--ink-muted)', fontSize: 12 };
  return (
    <div aria-hidden>
      <p className="text-sm text-muted">{name}</p>
      <ResponsiveContainer width="100%" height={132}>
        <BarChart data={[...weeks]} margin={{ top: 18, right: 4, bottom: 0, left: 4 }} accessibilityLayer={false}>
          <TextureDefs prefix={`weeks-${of}`} />
          <XAxis
            dataKey="label"
            tick={ink}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            interval="preserveStartEnd"
          />
          <YAxis hide domain={[0, 'dataMax']} />
          <Bar
            dataKey={of}
            fill={fillOf(`weeks-${of}`, texture)}
            stroke={colourOf(texture)}
            isAnimationActive={false}
            maxBarSize={40}
          >
            <LabelList
              dataKey={of}
              position="top"
              {...ink}
              formatter={(value) => (Number(value) === 0 ? '' : compact.format(Number(value)))}
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

type MoneyProps = {
  funds: readonly ({ fundId: string; name: string } & Record<string, string | number>)[];
  parts: readonly { key: string; texture: Texture }[];
};

/** One bar a fund, its parts in hundredths of its budget. */
export function MoneyView({ funds, parts }: MoneyProps) {
  return (
    <div aria-hidden>
      <ResponsiveContainer width="100%" height={44 * funds.length}>
        <BarChart
          data={[...funds]}
          layout="vertical"
          margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <TextureDefs prefix="money" />
          <XAxis type="number" domain={[0, 100]} hide />
          <YAxis
            type="category"
            dataKey="name"
            width={120}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            tick={{ fill: 'var(--ink-muted)', fontSize: 12 }}
          />
          {parts.map(({ key, texture }) => (
            <Bar
              key={key}
              dataKey={key}
              stackId="fund"
              fill={fillOf('money', texture)}
              stroke={colourOf(texture)}
              isAnimationActive={false}
              barSize={20}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
