import { Card, CardRow } from '#app/components/ui/card.tsx';
import { DateTime, Money } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { DealView } from '#campaigns/leads/deal-queries.ts';

/** What both sides know of a deal. */
export function DealCard({ deal }: { deal: DealView }) {
  const t = useT(words);
  return (
    <Card>
      <dl>
        <CardRow label={t('leads.company')}>{deal.company}</CardRow>
        <CardRow label={t('leads.value')}>
          <Money value={deal.value} />
        </CardRow>
        <CardRow label={t('leads.stage')}>{t(`leads.stages.${deal.stage}`)}</CardRow>
        <CardRow label={t('leads.credit')}>{t(`leads.credits.${deal.credit}`)}</CardRow>
        <CardRow label={t('leads.partner')}>{deal.partnerName}</CardRow>
        <CardRow label={t('leads.vendor')}>{deal.vendorName}</CardRow>
        {deal.expectedOn ? <CardRow label={t('leads.expectedOn')}>{deal.expectedOn}</CardRow> : null}
        <CardRow label={t('leads.registeredAt')}>
          <DateTime value={deal.registeredAt} /> · {deal.registeredBy}
        </CardRow>
        {deal.decidedAt ? (
          <CardRow label={t('leads.decided', { by: deal.decidedBy })}>
            <DateTime value={deal.decidedAt} /> {deal.decisionReason}
          </CardRow>
        ) : null}
        {deal.protectedUntil ? (
          <CardRow label={t('leads.protectedUntil')}>
            <DateTime value={deal.protectedUntil} style="date" />
          </CardRow>
        ) : null}
        {deal.lostReason ? <CardRow label={t('leads.lostReason')}>{deal.lostReason}</CardRow> : null}
      </dl>
    </Card>
  );
}
