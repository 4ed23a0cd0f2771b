import { Card, CardRow } from '#app/components/ui/card.tsx';
import { Money, None } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { RequestView } from '#campaigns/mdf/request-queries.ts';
import { Day } from './day.tsx';

/** What a partner asked for, as both sides read it. */
export function RequestFacts({ request }: { request: RequestView }) {
  const t = useT(words);
  return (
    <Card title={t('mdf.activity')}>
      <dl>
        <CardRow label={t('mdf.fund')}>{request.fundName}</CardRow>
        <CardRow label={t('mdf.activity')}>{t(`mdf.activity.${request.activity}`)}</CardRow>
        <CardRow label={t('mdf.when')}>
          <Day value={request.startsOn} /> – <Day value={request.endsOn} />
        </CardRow>
        <CardRow label={t('mdf.cost')}>
          <Money value={request.cost} />
        </CardRow>
        <CardRow label={t('mdf.asked')}>
          <Money value={request.requested} />
        </CardRow>
        <CardRow label={t('mdf.approved')}>
          <Money value={request.approved} />
        </CardRow>
        <CardRow label={t('mdf.claimBy')}>
          <Day value={request.claimBy} />
        </CardRow>
        <CardRow label={t('mdf.place')}>{request.place || <None />}</CardRow>
        <CardRow label={t('mdf.audience')}>{request.audience || <None />}</CardRow>
        <CardRow label={t('mdf.details')}>{request.details || <None />}</CardRow>
        {request.note ? <CardRow label={t('mdf.reason')}>{request.note}</CardRow> : null}
        {request.answer ? <CardRow label={t('mdf.answered')}>{request.answer}</CardRow> : null}
      </dl>
    </Card>
  );
}
