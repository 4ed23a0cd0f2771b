import { Badge, Status } from '#app/components/ui/badge.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { CampaignStatus as State } from '#campaigns/catalog/schema.ts';

const TONES: Record<State, Tone> = { draft: 'neutral', published: 'success', withdrawn: 'warning' };

type CampaignStatusProps = {
  campaign: { status: State; publishedAt?: Date | null; withdrawnAt?: Date | null; archivedAt: Date | null };
};

/** The campaign's state, why, and since when. */
export function CampaignStatus({ campaign }: CampaignStatusProps) {
  const t = useT(words);
  const { status, archivedAt } = campaign;
  const since = (status === 'withdrawn' ? campaign.withdrawnAt : campaign.publishedAt) ?? undefined;
  return (
    <span className="inline-flex items-center gap-2">
      <Status
        tone={TONES[status]}
        label={t(`campaigns.statuses.${status}`)}
        reason={t(`campaigns.statusWhy.${status}`)}
        {...(status !== 'draft' && since ? { since } : {})}
      />
      {archivedAt ? <Badge>{t('campaigns.archivedBadge')}</Badge> : null}
    </span>
  );
}
