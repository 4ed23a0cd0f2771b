import ui from '#app/i18n/en/ui.json';
import type { DateStyle, MoneyValue } from '#app/i18n/format.ts';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Nothing is known or there is nothing. */
export function None() {
  const t = useT(ui);
  return (
    <span className="text-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">{t('ui.none')}</span>
    </span>
  );
}

// Browsers and Node may carry different locale data; what the server wrote stays until the next change.
export function Money({ value }: { value: MoneyValue | null | undefined }) {
  const format = useFormat();
  if (!value) return <None />;
  return (
    <span className="whitespace-nowrap tabular-nums" suppressHydrationWarning>
      {format.money(value)}
    </span>
  );
}

type NumberTextProps = { value: number | null | undefined; style?: 'decimal' | 'percent' | 'compact' };

export function NumberText({ value, style = 'decimal' }: NumberTextProps) {
  const format = useFormat();
  if (value === null || value === undefined) return <None />;
  const text =
    style === 'percent'
      ? format.percent(value)
      : format.number(value, style === 'compact' ? { notation: 'compact', maximumFractionDigits: 1 } : {});
  return (
    <span className="tabular-nums" suppressHydrationWarning>
      {text}
    </span>
  );
}

type DateTimeProps = { value: Date | null | undefined; style?: 'relative' | DateStyle };

/** Relative by default; the exact instant with its zone on hover. */
export function DateTime({ value, style = 'relative' }: DateTimeProps) {
  const format = useFormat();
  if (!value) return <None />;
  return (
    <time
      dateTime={value.toISOString()}
      title={format.exact(value)}
      className="whitespace-nowrap tabular-nums"
      suppressHydrationWarning
    >
      {style === 'relative' ? format.relative(value) : format.date(value, style)}
    </time>
  );
}
