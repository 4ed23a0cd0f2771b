/** What everything that is shown as number, money or date needs to know about the reader. */
export type Reader = { locale: string; timeZone: string };

export type MoneyValue = { amountMinor: number; currency: string };
export type DateStyle = 'date' | 'day' | 'datetime' | 'time' | 'month';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'short' },
  datetime: { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  time: { hour: 'numeric', minute: '2-digit' },
  month: { month: 'long', year: 'numeric' },
};

// Making an Intl formatter costs about 50 µs, a table has hundreds of cells.
const kept = new Map<string, unknown>();
function once<F>(key: string, make: () => F): F {
  const found = kept.get(key);
  if (found !== undefined) return found as F;
  if (kept.size > 500) kept.clear();
  const made = make();
  kept.set(key, made);
  return made;
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return once(`n|${locale}|${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

export function formatNumber(reader: Reader, value: number, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(reader.locale, options).format(value);
}

/** A share, 0 … 1, with at most one decimal below 10 %. */
export function formatPercent(reader: Reader, share: number): string {
  return formatNumber(reader, share, { style: 'percent', maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0 });
}

/** Minor units to money; the digits come from the currency itself. */
export function formatMoney(reader: Reader, { amountMinor, currency }: MoneyValue): string {
  const format = numberFormat(reader.locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountMinor / 10 ** digits);
}

export function formatDate(reader: Reader, value: Date, style: DateStyle = 'date'): string {
  const key = `d|${reader.locale}|${reader.timeZone}|${style}`;
  const format = once(
    key,
    () => new Intl.DateTimeFormat(reader.locale, { ...DATE_STYLES[style], timeZone: reader.timeZone }),
  );
  return format.format(value);
}

/** The whole instant with its zone, for the hover of a relative date. */
export function formatExact(reader: Reader, value: Date): string {
  const format = once(
    `x|${reader.locale}|${reader.timeZone}`,
    () =>
      new Intl.DateTimeFormat(reader.locale, {
        weekday: 'long',
        ...DATE_STYLES.datetime,
        timeZone: reader.timeZone,
        timeZoneName: 'short',
      }),
  );
  return format.format(value);
}

/** "now", "4 minutes ago", "in 2 hours", "yesterday"; from a week on the date. `now` in milliseconds. */
export function formatRelative(reader: Reader, value: Date, now: number): string {
  const relative = once(`r|${reader.locale}`, () => new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }));
  const away = value.getTime() - now;
  const size = Math.abs(away);
  if (size < MINUTE) return relative.format(0, 'second');
  if (size < HOUR) return relative.format(Math.trunc(away / MINUTE), 'minute');
  if (size < DAY) return relative.format(Math.trunc(away / HOUR), 'hour');
  if (size < 7 * DAY) return relative.format(Math.trunc(away / DAY), 'day');
  return formatDate(reader, value, 'date');
}

export function formatBytes(reader: Reader, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const unit = units[step] ?? 'byte';
  return formatNumber(reader, bytes / 1000 ** step, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 || bytes / 1000 ** step >= 10 ? 0 : 1,
  });
}

export function formatList(reader: Reader, items: string[]): string {
  return once(`l|${reader.locale}`, () => new Intl.ListFormat(reader.locale, { type: 'conjunction' })).format(items);
}
