import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import {
  type DateStyle,
  formatBytes,
  formatDate,
  formatExact,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  type MoneyValue,
  type Reader,
} from './format.ts';

type Moment = Reader & { now: number };

const MomentContext = createContext<Moment>({ locale: 'en', timeZone: 'UTC', now: 0 });

/**
 * Gives everything below the reader's locale and zone. `now` is the server's clock at rendering, so that the browser's
 * first render says the same; afterwards it moves on every half minute.
 */
export function FormatProvider({ locale, timeZone, now, children }: Moment & { children: ReactNode }) {
  const [moving, setMoving] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setMoving(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const value = useMemo(() => ({ locale, timeZone, now: Math.max(moving, now) }), [locale, timeZone, moving, now]);
  return <MomentContext.Provider value={value}>{children}</MomentContext.Provider>;
}

/** Numbers, money and dates as this reader writes them. */
export function useFormat() {
  const moment = useContext(MomentContext);
  return useMemo(
    () => ({
      locale: moment.locale,
      timeZone: moment.timeZone,
      number: (value: number, options?: Intl.NumberFormatOptions) => formatNumber(moment, value, options),
      percent: (share: number) => formatPercent(moment, share),
      money: (value: MoneyValue) => formatMoney(moment, value),
      date: (value: Date, style?: DateStyle) => formatDate(moment, value, style),
      exact: (value: Date) => formatExact(moment, value),
      relative: (value: Date) => formatRelative(moment, value, moment.now),
      bytes: (bytes: number) => formatBytes(moment, bytes),
      list: (items: string[]) => formatList(moment, items),
    }),
    [moment],
  );
}
