import { Status } from '#app/components/ui/badge.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { DealStatus as DealState } from '#campaigns/leads/deal-status.ts';
import type { LeadStatus as State } from '#campaigns/leads/schema.ts';

const TONES: Record<State, Tone> = {
  nurturing: 'neutral',
  qualified: 'info',
  offered: 'accent',
  accepted: 'success',
  unassigned: 'warning',
  registered: 'info',
  won: 'success',
  lost: 'neutral',
};

export function LeadStatus({ status }: { status: State }) {
  const t = useT(words);
  return <Status tone={TONES[status]} label={t(`leads.statuses.${status}`)} />;
}

const DEAL_TONES: Record<DealState, Tone> = {
  registered: 'accent',
  approved: 'info',
  rejected: 'danger',
  won: 'success',
  lost: 'neutral',
};

export function DealStatus({ status }: { status: DealState }) {
  const t = useT(words);
  return <Status tone={DEAL_TONES[status]} label={t(`leads.dealStatuses.${status}`)} />;
}
