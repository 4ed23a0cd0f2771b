import { None } from '#app/components/ui/format.tsx';
import { useFormat } from '#app/i18n/use-format.tsx';

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
