import { Card, CardRow } from '#app/components/ui/card.tsx';
import { Money, None } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ClaimView } from '#campaigns/mdf/claim-queries.ts';
import { CitedLines } from './cited-lines.tsx';
import { Day } from './day.tsx';

/** What a claim is about, and what the rules say of it as it stands. */
export function ClaimFacts({ claim }: { claim: ClaimView }) {
  const t = useT(words);
  return (
    <Card title={t('mdf.rulesSay')}>
      <CitedLines lines={claim.assessment.lines} currency={claim.claimed.currency} />
      <dl className="mt-4 border-t border-line">
        <CardRow label={t('mdf.fund')}>{claim.fundName}</CardRow>
        <CardRow label={t('mdf.activity')}>{t(`mdf.activity.${claim.activity}`)}</CardRow>
        <CardRow label={t('mdf.when')}>
          <Day value={claim.startsOn} /> – <Day value={claim.endsOn} />
        </CardRow>
        <CardRow label={t('mdf.invoiceNumber')}>{claim.invoiceNumber || <None />}</CardRow>
        <CardRow label={t('mdf.invoicedOn')}>
          <Day value={claim.invoicedOn} />
        </CardRow>
        <CardRow label={t('mdf.claimBy')}>
          <Day value={claim.claimBy ?? claim.assessment.claimBy} />
        </CardRow>
        <CardRow label={t('mdf.paid')}>
          <Money value={claim.paid} />
        </CardRow>
        {claim.note ? <CardRow label={t('mdf.reason')}>{claim.note}</CardRow> : null}
        {claim.answer ? <CardRow label={t('mdf.answered')}>{claim.answer}</CardRow> : null}
      </dl>
    </Card>
  );
}
