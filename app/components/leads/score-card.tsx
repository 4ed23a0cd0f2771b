import { Card } from '#app/components/ui/card.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LeadScoreView } from '#campaigns/leads/lead-queries.ts';
import type { ScoreLine } from '#campaigns/leads/scoring/score.ts';

/** Both axes, and the line that every point comes from. */
export function ScoreCard({ score }: { score: LeadScoreView }) {
  const t = useT(words);
  const by = score.ruleNumber === 0 ? t('leads.rules_0') : t('leads.ruleNumber', { number: score.ruleNumber });
  return (
    <Card title={t('leads.score')} sentence={`${t('leads.scoreSentence')} ${by}`} as="section">
      <div className="flex flex-col gap-4">
        <StatRow>
          <Stat label={t('leads.grade')} value={score.grade} />
          <Stat label={t('leads.fit')} value={<NumberText value={score.fit} />} />
          <Stat label={t('leads.engagement')} value={<NumberText value={score.engagement} />} />
        </StatRow>
        {score.lines.length === 0 ? <p className="text-muted">{t('leads.noPoints')}</p> : null}
        {(['fit', 'engagement'] as const).map((axis) => (
          <Lines key={axis} axis={axis} lines={score.lines.filter((line) => line.axis === axis)} />
        ))}
      </div>
    </Card>
  );
}

function Lines({ axis, lines }: { axis: 'fit' | 'engagement'; lines: readonly ScoreLine[] }) {
  const t = useT(words);
  const sentence = useSentence();
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className="font-medium">{t(`leads.${axis}`)}</h3>
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li key={keyOf(line)} className="flex justify-between gap-4 py-1.5">
            <span className="min-w-0 wrap-anywhere">{sentence(line)}</span>
            <span className="shrink-0 tabular-nums">
              {line.points > 0 ? '+' : ''}
              <NumberText value={Math.round(line.points * 10) / 10} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function keyOf(line: ScoreLine): string {
  switch (line.kind) {
    case 'rule':
      return `${line.rule.field} ${line.rule.test} ${line.rule.value} ${line.points}`;
    case 'event':
      return line.eventId;
    case 'group_cap':
      return `cap ${line.group}`;
    case 'cap':
      return 'cap';
  }
}

function useSentence(): (line: ScoreLine) => string {
  const t = useT(words);
  return (line) => {
    switch (line.kind) {
      case 'rule':
        return t('leads.line.rule', {
          field: t(`leads.fields.${line.rule.field}`),
          test: t(`leads.tests.${line.rule.test}`),
          value: line.rule.value,
        });
      case 'event':
        return t(line.sure < 1 ? 'leads.line.eventUnsure' : 'leads.line.event', {
          event: t(`leads.kinds.${line.event as 'click'}`),
          count: line.weight,
        });
      case 'group_cap':
        return t('leads.line.group_cap', { cap: line.cap, group: line.group });
      case 'cap':
        return t('leads.line.cap');
    }
  };
}
