import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Money } from '#app/components/ui/format.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { OwnShare } from '#campaigns/mdf/fund-queries.ts';
import { Day } from './day.tsx';
import { FundStatus } from './status.tsx';

/** A partner's share of one fund: what it has, what waits, until when, at which rate. */
export function ShareCard({ share, mayClaim }: { share: OwnShare; mayClaim: boolean }) {
  const t = useT(words);
  const format = useFormat();
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-x-4">
          {share.name} <FundStatus status={share.status} />
        </span>
      }
      sentence={`${share.vendorName} · ${t('mdf.rateShort', { rate: format.percent(share.rateBps / 10_000) })}`}
      action={
        mayClaim && share.status === 'open' ? (
          <ButtonLink to={paths.partner.newFundRequest(share.fundId)}>{t('mdf.newRequest')}</ButtonLink>
        ) : null
      }
      footer={
        <>
          <span>
            {t('mdf.requestUntil')}: <Day value={share.requestUntil} />
          </span>
          <span>
            {t('mdf.endsOn')}: <Day value={share.endsOn} />
          </span>
        </>
      }
    >
      <StatRow>
        <Stat label={t('mdf.available')} value={<Money value={share.available} />} />
        <Stat label={t('mdf.pending')} value={<Money value={share.pending} />} />
        <Stat label={t('mdf.reserved')} value={<Money value={share.reserved} />} />
        <Stat label={t('mdf.payable')} value={<Money value={share.payable} />} />
        <Stat label={t('mdf.paid')} value={<Money value={share.paid} />} />
      </StatRow>
    </Card>
  );
}
