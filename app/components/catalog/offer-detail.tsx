import { Form, Link } from '@remix-run/react';
import { LaunchStatus } from '#app/components/launches/launch-status.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import { Segmented } from '#app/components/ui/segmented.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { OfferPage } from '#campaigns/catalog/read-offers.ts';
import type { LaunchRow } from '#campaigns/launches/queries.ts';
import { BrandNotice } from './brand-notice.tsx';
import { useDay } from './day.tsx';

type DetailPage = OfferPage & { launches: LaunchRow[]; mayLaunch: boolean };

/** What the campaign is, how its mail looks in the partner's brand, and the one button that makes it the partner's. */
export function OfferDetail({ page }: { page: DetailPage }) {
  const t = useT(words);
  const { campaign, offer, tacticId, preview, mayLaunch, hasBrandKit } = page;
  const canLaunch = offer.kind === 'yes' && mayLaunch && tacticId !== null;
  return (
    <Page width="full">
      <PageHeader
        crumbs={[{ to: paths.partner.campaigns, label: t('campaigns.offers.title') }]}
        title={campaign.name}
        sentence={t('campaigns.offers.from', { vendor: campaign.vendorName })}
        action={
          canLaunch ? (
            <Form method="post">
              <input type="hidden" name="tacticId" value={tacticId} />
              <SubmitButton variant="primary" size="lg">
                {t('campaigns.offers.make')}
              </SubmitButton>
            </Form>
          ) : null
        }
      />
      {offer.kind === 'no' ? (
        <div className="mb-5">
          <Callout tone="warning" title={t(`campaigns.offers.notNow.${offer.reason}`)}>
            {t('campaigns.offers.notNowWhy')}
          </Callout>
        </div>
      ) : null}
      {hasBrandKit ? null : <BrandNotice />}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <About page={page} />
          {canLaunch ? <p className="px-1 text-sm text-muted">{t('campaigns.offers.makeWhy')}</p> : null}
          {page.launches.length > 0 ? <OwnLaunches launches={page.launches} /> : null}
        </div>
        <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-[calc(var(--frame-top)+var(--header-height)+0.5rem)]">
          {campaign.tactics.length > 1 ? (
            <Segmented
              label={t('campaigns.whichEmail')}
              param="tactic"
              value={tacticId ?? ''}
              options={campaign.tactics.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          {preview ? <PreviewFrame src={paths.preview(preview)} title={t('campaigns.offers.preview')} /> : null}
        </div>
      </div>
    </Page>
  );
}

function About({ page: { campaign, tacticId } }: { page: DetailPage }) {
  const t = useT(words);
  const day = useDay();
  const tactic = campaign.tactics.find(({ id }) => id === tacticId);
  return (
    <Card title={t('campaigns.offers.about')}>
      {campaign.description ? (
        <p className="mb-4 max-w-text whitespace-pre-line wrap-anywhere">{campaign.description}</p>
      ) : null}
      <dl>
        {campaign.goal ? <CardRow label={t('campaigns.offers.goal')}>{campaign.goal}</CardRow> : null}
        {tactic ? (
          <CardRow label={t('campaigns.offers.yours')}>
            {t('campaigns.offers.editable', { count: tactic.zones.editable })}
            {tactic.zones.optional > 0 ? `, ${t('campaigns.offers.optional', { count: tactic.zones.optional })}` : ''}
          </CardRow>
        ) : null}
        {campaign.endsOn ? (
          <CardRow label={t('campaigns.offers.lastDay')}>
            <span suppressHydrationWarning>{day(campaign.endsOn)}</span>
          </CardRow>
        ) : null}
      </dl>
    </Card>
  );
}

function OwnLaunches({ launches }: { launches: readonly LaunchRow[] }) {
  const t = useT(words);
  return (
    <Card title={t('campaigns.offers.launches')} padded={false}>
      <ul className="divide-y divide-line border-t border-line">
        {launches.map((launch) => (
          <li key={launch.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-6">
            <Link to={paths.partner.launch(launch.id)} className="link min-w-0 wrap-anywhere">
              {launch.name}
            </Link>
            <LaunchStatus status={launch.status} />
            <span className="ms-auto text-sm text-muted">
              <DateTime value={launch.updatedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
