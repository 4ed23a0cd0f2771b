import { None } from '#app/components/ui/format.tsx';
import { useFormat } from '#app/i18n/use-format.tsx';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Writes a day within a sentence as the reader writes it, and leaves what is no day as it is. */
export function useDayText(): <T>(value: T) => T | string {
  const format = useFormat();
  return (value) =>
    typeof value === 'string' && DAY.test(value) ? format.date(new Date(`${value}T12:00:00Z`)) : value;
}

/** A day of the calendar as the reader writes it; it has no hour and no zone. */
export function Day({ value }: { value: string | null }) {
  const format = useFormat();
  if (value === null) return <None />;
  // Noon: the same day in every zone that the reader may be in, but for the far ends of the Pacific.
  return (
    <time dateTime={value} className="whitespace-nowrap tabular-nums" suppressHydrationWarning>
      {format.date(new Date(`${value}T12:00:00Z`))}
    </time>
  );
}
