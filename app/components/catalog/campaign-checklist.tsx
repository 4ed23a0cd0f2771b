import { MailOpen } from 'lucide-react';
import { PartnerChoice } from '#app/components/content/partner-choice.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import { Segmented } from '#app/components/ui/segmented.tsx';
import type { FormResult } from '#app/http/form.server.ts';
import { resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { CampaignPage } from '#campaigns/catalog/read-campaign-page.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import type { LaunchRow } from '#campaigns/launches/queries.ts';
import { BasicsCard } from './basics-card.tsx';
import { CampaignActions } from './campaign-actions.tsx';
import { CampaignStatus } from './campaign-status.tsx';
import { DatesCard } from './dates-card.tsx';
import { EmailCard } from './email-card.tsx';
import { ReadyCard } from './ready-card.tsx';
import { VisibilityCard } from './visibility-card.tsx';
import { WhoLaunched } from './who-launched.tsx';

export type ChecklistPage = CampaignPage & { launched: Paged<LaunchRow>; mayWrite: boolean; mayPublish: boolean };

/** Cards in any order, the mail beside them, and what is still missing at the top. */
export function CampaignChecklist({ page, result }: { page: ChecklistPage; result: FormResult | undefined }) {
  const t = useT(words);
  const { campaign } = page;
  const of = (intent: string) => resultOf(result, intent);
  const locked = !page.mayWrite || campaign.archivedAt !== null;
  return (
    <Page width="full">
      <PageHeader
        crumbs={[{ to: paths.vendor.campaigns, label: t('campaigns.title') }]}
        title={campaign.name}
        sentence={campaign.goal || undefined}
        status={<CampaignStatus campaign={campaign} />}
        {...CampaignActions({ page })}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,11fr)_minmax(0,14fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {campaign.archivedAt ? (
            <Callout tone="info" title={t('campaigns.archivedNote')}>
              {t('campaigns.archivedNoteWhy')}
            </Callout>
          ) : null}
          {campaign.status === 'published' || campaign.archivedAt ? null : <ReadyCard blockers={campaign.blockers} />}
          <fieldset disabled={locked} className="contents">
            <BasicsCard campaign={campaign} result={of('basics')} locked={locked} />
            <EmailCard campaign={campaign} versions={page.versions} result={of('email')} locked={locked} />
            <VisibilityCard page={page} result={of('visibility')} locked={locked} />
            <DatesCard campaign={campaign} timeZone={page.timeZone} result={of('dates')} locked={locked} />
          </fieldset>
        </div>
        <div className="min-w-0 lg:sticky lg:top-[calc(var(--frame-top)+var(--header-height)+0.5rem)]">
          <MailPane page={page} />
        </div>
      </div>
      <WhoLaunched launched={page.launched} campaign={campaign} />
    </Page>
  );
}

function MailPane({ page }: { page: ChecklistPage }) {
  const t = useT(words);
  const { campaign, preview, tacticId } = page;
  if (!preview) {
    return (
      <Card>
        <EmptyState icon={MailOpen} title={t('campaigns.noPreview')} why={t('campaigns.noPreviewWhy')} />
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {campaign.tactics.length > 1 ? (
        <Segmented
          label={t('campaigns.whichEmail')}
          param="tactic"
          value={tacticId ?? ''}
          options={campaign.tactics.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <PreviewFrame
        src={paths.preview(preview)}
        title={t('campaigns.preview')}
        toolbar={<PartnerChoice partners={page.partners} as={page.as} />}
      />
    </div>
  );
}
