import { Badge } from '#app/components/ui/badge.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { Money } from '#app/components/ui/format.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import { toAmountText } from '#campaigns/kernel/money.ts';
import type { ClaimView } from '#campaigns/mdf/claim-queries.ts';

type Verdict = 'open' | 'approved' | 'reduced' | 'refused';
const TONES: Record<Verdict, Tone> = { open: 'info', approved: 'success', reduced: 'warning', refused: 'danger' };

/** What was spent, line by line, and what became of each. */
export function ClaimLines({ claim }: { claim: ClaimView }) {
  const t = useT(words);
  return (
    <Card
      title={t('mdf.lines')}
      footer={
        <span className="flex w-full justify-between">
          <span>
            {t('mdf.claimed')}: <Money value={claim.claimed} />
          </span>
          <span>
            {t('mdf.approved')}: <Money value={claim.approved} />
          </span>
        </span>
      }
    >
      <ul className="flex flex-col">
        {claim.lines.map((line) => {
          const verdict = line.verdict as Verdict;
          return (
            <li
              key={line.number}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0"
            >
              <span className="min-w-0 flex-1 basis-40">
                {line.description}
                <span className="block text-sm text-muted">{t(`mdf.category.${line.category}`)}</span>
              </span>
              <Money value={line.amount} />
              <span className="flex items-center gap-2">
                <Badge tone={TONES[verdict]}>{t(`mdf.verdict.${verdict}`)}</Badge>
                {line.approved ? <Money value={line.approved} /> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** One amount for each line that waits for a person; as it stands it is what the rules give. */
export function LineAmounts({ claim }: { claim: ClaimView }) {
  const t = useT(words);
  const open = claim.lines.filter(({ verdict }) => verdict === 'open');
  const given = (number: number) =>
    claim.assessment.lines.filter(({ line }) => line === number).at(-1)?.amountMinor ?? 0;
  return (
    <>
      {open.map(({ number, description, amount: { currency } }, at) => (
        <div key={number}>
          <input type="hidden" name={`lines[${at}].number`} value={number} />
          <InputRow
            field={plainField(`lines[${at}].amount`, {
              value: toAmountText({ amountMinor: given(number), currency }),
              required: true,
            })}
            label={`${t('mdf.line', { number })}: ${description}`}
            inputMode="decimal"
          />
        </div>
      ))}
    </>
  );
}
