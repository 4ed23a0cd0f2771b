import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { TimelineEntry } from '#campaigns/leads/lead-queries.ts';
import { useReason } from './use-reason.ts';

/** What the person did and what became of the lead, newest first. */
export function TimelineCard({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useT(words);
  const reasonOf = useReason();
  return (
    <Card title={t('leads.timeline')} as="section">
      <ol className="flex flex-col gap-3">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap justify-between gap-x-4">
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium">{t(`leads.kinds.${entry.kind as 'click'}`)}</span>
              {entry.data.class === 'machine' ? ` ${t('leads.machine')}` : ''}
              {detailOf(entry, reasonOf) ? <span className="text-muted">{` ${detailOf(entry, reasonOf)}`}</span> : null}
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

type SayReason = ReturnType<typeof useReason>;

function detailOf({ reason, data, actorName }: TimelineEntry, reasonOf: SayReason): string {
  const why = reason ? reasonOf(reason) : data.reason;
  const text = [data.text, data.by, data.grade, why].find((value) => typeof value === 'string' && value !== '');
  return [...new Set([text, actorName])].filter(Boolean).join(' · ');
}
