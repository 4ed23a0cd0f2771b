import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LaunchCheck } from '#campaigns/launches/checks.ts';
import { checkSentence } from './check-words.ts';

const LOOKS = {
  blocker: { icon: CircleAlert, ink: 'text-danger-ink' },
  warning: { icon: TriangleAlert, ink: 'text-warning-ink' },
  ok: { icon: CircleCheck, ink: 'text-success-ink' },
} as const;

/** What is ready, what is missing, and the way to each card that mends it. */
export function ChecksCard({ checks, vendor }: { checks: readonly LaunchCheck[]; vendor: string }) {
  const t = useT(words);
  const blockers = checks.filter((check) => check.level === 'blocker').length;
  const warnings = checks.filter((check) => check.level === 'warning').length;
  const summary =
    blockers > 0
      ? t('launches.checksBlocked', { count: blockers })
      : warnings > 0
        ? t('launches.checksWarned', { count: warnings })
        : t('launches.checksReady');
  return (
    <Card title={t('launches.checks')} sentence={<span aria-live="polite">{summary}</span>}>
      <ul className="flex flex-col gap-2">
        {checks.map((check) => {
          const { icon: Glyph, ink } = LOOKS[check.level];
          return (
            <li key={check.key} className="flex items-start gap-2">
              <Glyph aria-hidden className={`mt-1 size-4 shrink-0 ${ink}`} />
              <span className="min-w-0">
                {checkSentence(t, check, vendor)}{' '}
                {check.level === 'ok' ? null : (
                  <a href={`#${check.card}`} className="link">
                    {t('launches.mend')}
                  </a>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
