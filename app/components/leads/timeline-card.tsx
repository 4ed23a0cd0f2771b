import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { TimelineEntry } from '#campaigns/leads/lead-queries.ts';

/** What the person did and what became of the lead, newest first. */
export function TimelineCard({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useT(words);
  return (
    <Card title={t('leads.timeline')} as="section">
      <ol className="flex flex-col gap-3">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap justify-between gap-x-4">
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium">{t(`leads.kinds.${entry.kind as 'click'}`)}</span>
              {entry.data.class === 'machine' ? ` ${t('leads.machine')}` : ''}
              {detailOf(entry) ? <span className="text-muted">{` ${detailOf(entry)}`}</span> : null}
            </span>
            <span className="shrink-0 text-sm text-muted">
              <DateTime value={entry.at} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function detailOf({ data, actorName }: TimelineEntry): string {
  const text = [data.text, data.by, data.grade, data.reason].find((value) => typeof value === 'string' && value !== '');
  return [text, actorName].filter(Boolean).join(' · ');
}
