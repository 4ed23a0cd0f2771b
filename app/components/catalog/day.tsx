import words from '#app/i18n/en/campaigns.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** A day of the calendar ("2026-03-29") as the reader writes it; it has no time zone, so none may shift it. */
export function useDay(): (day: string) => string {
  const { locale } = useFormat();
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}

/** When a campaign is offered. */
export function CampaignDays({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) {
  const t = useT(words);
  const day = useDay();
  const text =
    startsOn && endsOn
      ? t('campaigns.between', { first: day(startsOn), last: day(endsOn) })
      : startsOn
        ? t('campaigns.from', { day: day(startsOn) })
        : endsOn
          ? t('campaigns.until', { day: day(endsOn) })
          : t('campaigns.always');
  return <span suppressHydrationWarning>{text}</span>;
}
