import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { AssignmentView } from '#campaigns/leads/assignment-queries.ts';
import { useReason } from './use-reason.ts';

/** The ways a lead took: by which rule, past which others, and why not somebody else. */
export function AssignmentsCard({ ways }: { ways: readonly AssignmentView[] }) {
  const t = useT(words);
  const reasonOf = useReason();
  return (
    <Card title={t('leads.ways')} as="section">
      {ways.length === 0 ? <p className="text-muted">{t('leads.noWay')}</p> : null}
      <ol className="flex flex-col gap-4">
        {ways.map((way) => (
          <li key={way.id} className="flex flex-col gap-1">
            <span className="font-medium">
              {t('leads.way', { hop: way.hop, partner: way.partnerName, reason: reasonOf(way.reason) })}
            </span>
            <span className="text-sm text-muted">
              {t(`leads.assignmentStates.${way.state as 'offered'}`)}{' '}
              <DateTime value={way.answeredAt ?? way.offeredAt} /> {way.declineReason}
            </span>
            {way.path.length > 0 ? (
              <ul className="list-disc ps-5 text-sm">
                {way.path.map((step) => (
                  <li key={step.ruleId}>
                    {step.because
                      ? t('leads.pathMismatch', {
                          ...{ rule: step.name, outcome: t(`leads.pathOutcomes.${step.outcome as 'no_match'}`) },
                          because: t(`leads.mismatch.${step.because as 'country'}`),
                        })
                      : t('leads.pathStep', {
                          ...{ rule: step.name, outcome: t(`leads.pathOutcomes.${step.outcome as 'taken'}`) },
                        })}
                  </li>
                ))}
              </ul>
            ) : null}
            {way.passedOver.length > 0 ? (
              <details className="text-sm">
                <summary>{t('leads.passedOver')}</summary>
                <ul className="list-disc ps-5">
                  {way.passedOver.map(({ because, count, partnerNames }) => (
                    <li key={because}>
                      {t(`leads.because.${because as 'other_country'}`)}: {partnerNames.join(', ')}{' '}
                      {count > partnerNames.length ? t('leads.andMore', { count: count - partnerNames.length }) : null}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
