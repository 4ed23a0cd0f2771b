import { Card } from '#app/components/ui/card.tsx';
import { DateTime, Money } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { DecisionView } from '#campaigns/mdf/decision-queries.ts';
import { CitedLines } from './cited-lines.tsx';

/** All that was decided, oldest first, each line with its rule and version. */
export function Decisions({ decisions }: { decisions: readonly DecisionView[] }) {
  const t = useT(words);
  if (decisions.length === 0) return null;
  return (
    <Card title={t('mdf.decisions')}>
      <ol className="flex flex-col gap-5">
        {decisions.map((decision) => (
          <li key={decision.id} className="flex flex-col gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium">
                {t('mdf.decisionBy', {
                  who: decision.decidedName ?? t('mdf.byRules'),
                  number: decision.policyNumber,
                })}
              </span>
              <span className="flex gap-4 text-sm text-muted">
                <Money value={decision.amount} />
                <DateTime value={decision.createdAt} />
              </span>
            </div>
            {decision.note ? <p className="max-w-text">{decision.note}</p> : null}
            <CitedLines lines={decision.lines} currency={decision.amount.currency} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
