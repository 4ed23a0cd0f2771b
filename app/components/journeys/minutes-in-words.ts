import type words from '#app/i18n/en/journeys.json';
import type { useT } from '#app/i18n/use-t.tsx';

export type T = ReturnType<typeof useT<typeof words>>;

const HOUR = 60;
const DAY = 24 * HOUR;

/** A duration in the largest unit that fits evenly. */
export function minutesInWords(t: T, minutes: number): string {
  if (minutes % DAY === 0) return t('journeys.minutes.days', { count: minutes / DAY });
  if (minutes % HOUR === 0) return t('journeys.minutes.hours', { count: minutes / HOUR });
  return t('journeys.minutes.minutes', { count: minutes });
}
