import { CircleAlert, CircleCheck, CircleHelp, CircleMinus } from 'lucide-react';
import { Money } from '#app/components/ui/format.tsx';
import { INK, type Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/mdf.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { CitedLine } from '#campaigns/mdf/rules.ts';
import type { ActivityType, CostCategory } from '#campaigns/mdf/schema.ts';
import { useDayText } from './day.tsx';

const LOOK = {
  met: { icon: CircleCheck, tone: 'success' },
  reduced: { icon: CircleMinus, tone: 'warning' },
  refused: { icon: CircleAlert, tone: 'danger' },
  person: { icon: CircleHelp, tone: 'info' },
} as const satisfies Record<CitedLine['outcome'], { icon: typeof CircleCheck; tone: Tone }>;

/** What the rules said, one after the other: which rule of which version, and what it came to. */
export function CitedLines({ lines, currency }: { lines: readonly CitedLine[]; currency: string }) {
  const t = useT(words);
  const sentence = useRuleSentence(currency);
  return (
    <ul className="flex flex-col gap-2">
      {lines.map((line) => {
        const { icon: Glyph, tone } = LOOK[line.outcome];
        return (
          <li key={`${line.line} ${line.rule}`} className="flex items-start gap-2 text-sm">
            <Glyph aria-hidden className={`mt-0.5 size-4 shrink-0 ${INK[tone]}`} />
            <span className="min-w-0 flex-1">
              <span className="sr-only">{t(`mdf.outcome.${line.outcome}`)}: </span>
              {line.line === null ? null : `${t('mdf.line', { number: line.line })}: `}
              {t('mdf.cite', { text: sentence(line), number: line.policy })}
            </span>
            {line.outcome === 'reduced' ? <Money value={{ amountMinor: line.amountMinor, currency }} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function useRuleSentence(currency: string) {
  const t = useT(words);
  const format = useFormat();
  const day = useDayText();
  const money = (value: string | number | undefined) => format.money({ amountMinor: Number(value ?? 0), currency });
  return ({ rule, facts }: CitedLine): string =>
    t(`mdf.rule.${rule}`, {
      ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, day(value)])),
      ...(facts.cap === undefined ? {} : { cap: money(facts.cap) }),
      ...(facts.limit === undefined ? {} : { limit: money(facts.limit) }),
      ...(facts.bps === undefined ? {} : { rate: format.percent(Number(facts.bps) / 10_000) }),
      ...(facts.activity === undefined ? {} : { activity: t(`mdf.activity.${facts.activity as ActivityType}`) }),
      ...(facts.category === undefined ? {} : { category: t(`mdf.category.${facts.category as CostCategory}`) }),
    });
}
