import { Form } from '@remix-run/react';
import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { IconButton } from '#app/components/ui/icon-button.tsx';
import { Menu } from '#app/components/ui/menu.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ChecklistPage } from './campaign-checklist.tsx';

/** The one thing to do with the campaign as it stands, and what else there is. */
export function CampaignActions({ page }: { page: ChecklistPage }): { action: ReactNode; secondary: ReactNode } {
  const { campaign, mayPublish, mayWrite } = page;
  return {
    action: mayPublish && !campaign.archivedAt ? <PublishOrWithdraw page={page} /> : null,
    secondary: mayWrite && campaign.status !== 'published' ? <ArchiveMenu page={page} /> : null,
  };
}

function PublishOrWithdraw({ page }: { page: ChecklistPage }) {
  const t = useT(words);
  const action = paths.vendor.campaignPart(page.campaign.id, 'publication');
  return page.campaign.status === 'published' ? (
    <ConfirmDialog
      trigger={<Button type="button">{t('campaigns.withdraw')}</Button>}
      title={t('campaigns.withdrawTitle')}
      body={t('campaigns.withdrawBody')}
      confirmLabel={t('campaigns.withdrawConfirm')}
      action={action}
      fields={{ intent: 'withdraw' }}
    />
  ) : page.campaign.blockers.length > 0 ? (
    // Nothing to decide yet: the answer says what is missing.
    <Form method="post" action={action}>
      <SubmitButton variant="primary" action={action} name="intent" value="publish">
        {t('campaigns.publish')}
      </SubmitButton>
    </Form>
  ) : (
    <ConfirmDialog
      trigger={
        <Button type="button" variant="primary">
          {t('campaigns.publish')}
        </Button>
      }
      title={t('campaigns.publishTitle', { count: page.seenBy })}
      body={t('campaigns.publishBody')}
      confirmLabel={t('campaigns.publishConfirm')}
      action={action}
      fields={{ intent: 'publish' }}
      danger={false}
    />
  );
}

function ArchiveMenu({ page: { campaign } }: { page: ChecklistPage }) {
  const t = useT(words);
  const intent = campaign.archivedAt ? 'restore' : 'archive';
  return (
    <Menu
      label={t('campaigns.actions')}
      align="end"
      items={[
        {
          kind: 'form',
          action: paths.vendor.campaignPart(campaign.id, 'archive'),
          fields: { intent },
          label: t(`campaigns.${intent}`),
          icon: intent === 'archive' ? Archive : ArchiveRestore,
        },
      ]}
      trigger={<IconButton label={t('campaigns.actions')} icon={Ellipsis} variant="secondary" />}
    />
  );
}
