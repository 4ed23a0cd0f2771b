import { ButtonLink } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/results.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { CampaignResults as Results } from '#campaigns/analytics/get-campaign-results.ts';
import { PartnerTable } from './partner-table.tsx';
import { Section } from './section.tsx';

/** What came back from a campaign: counts by partner. Every number opens the partners behind it, never their contacts. */
export function CampaignResults({ results, floor }: { results: Results; floor: number }) {
  const t = useT(words);
  const format = useFormat();
  const { counts, partners, hiddenLaunches } = results;
  const share = (count: number) =>
    counts.accepted > 0 ? t('results.ofDelivered', { share: format.percent(count / counts.accepted) }) : undefined;
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.vendor.results, label: t('results.title') }]}
        title={results.name}
        secondary={<ButtonLink to={paths.vendor.campaign(results.campaignId)}>{t('results.openCampaign')}</ButtonLink>}
      />
      <div className="flex flex-col gap-6">
        <p className="max-w-text text-lg">
          {t('results.campaignSaid', { count: partners.length, delivered: counts.accepted, clicks: counts.clicks })}
        </p>
        {hiddenLaunches > 0 ? (
          <Callout tone="info" title={t('results.hiddenTitle')}>
            {t('results.hidden', { count: hiddenLaunches, floor })}
          </Callout>
        ) : null}
        <StatRow>
          <Stat label={t('results.delivered')} value={<NumberText value={counts.accepted} />} to="#partners" />
          <Stat
            label={t('results.clickers')}
            value={<NumberText value={counts.clickers} />}
            to="#partners"
            detail={share(counts.clickers)}
          />
          <Stat label={t('results.clicks')} value={<NumberText value={counts.clicks} />} to="#partners" />
          <Stat
            label={t('results.unsubscribed')}
            value={<NumberText value={counts.unsubscribes} />}
            to="#partners"
            detail={share(counts.unsubscribes)}
          />
        </StatRow>
        <Section id="partners" title={t('results.byPartner')} sentence={t('results.byPartnerSentence')}>
          <PartnerTable
            partners={partners}
            floor={floor}
            exportTo={paths.vendor.campaignResultsCsv(results.campaignId)}
          />
        </Section>
      </div>
    </Page>
  );
}
