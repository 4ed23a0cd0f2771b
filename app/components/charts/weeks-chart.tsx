import words from '#app/i18n/en/home.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { WeekRow } from '#campaigns/analytics/weeks.ts';
import { Card } from '../ui/card.tsx';
import { NumberText } from '../ui/format.tsx';
import { useAfterPaint } from './use-after-paint.ts';

const loadView = () => import('./charts-view.tsx').then((views) => views.WeeksView);

/** What went out and came back, week by week: two bars over the same weeks, and their numbers beside them. */
export function WeeksChart({ weeks }: { weeks: readonly WeekRow[] }) {
  const t = useT(words);
  const format = useFormat();
  const View = useAfterPaint(loadView);
  const said = weeks.map(({ week, sent, clicks }) => ({
    sent,
    clicks,
    label: format.date(new Date(`${week}T12:00:00Z`), 'day'),
  }));
  return (
    <Card title={t('home.weeks')} sentence={t('home.weeksSentence')}>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <figure aria-label={t('home.weeks')} className="min-h-64">
          {View ? <View weeks={said} names={{ sent: t('home.sent'), clicks: t('home.clicks') }} /> : null}
        </figure>
        <div className="overflow-x-auto">
          <table className="w-full text-sm tabular-nums">
            <thead className="text-muted">
              <tr>
                <th scope="col" className="py-1.5 pe-3 text-start font-medium">
                  {t('home.weekOf')}
                </th>
                {(['launches', 'sent', 'clicks', 'unsubscribes'] as const).map((key) => (
                  <th key={key} scope="col" className="py-1.5 ps-3 text-end font-medium">
                    {t(`home.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((row, at) => (
                <tr key={row.week} className="border-t border-line">
                  <th scope="row" className="py-1.5 pe-3 text-start font-normal">
                    {said[at]?.label}
                  </th>
                  {(['launches', 'sent', 'clicks', 'unsubscribes'] as const).map((key) => (
                    <td key={key} className="py-1.5 ps-3 text-end">
                      <NumberText value={row[key]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  );
}
