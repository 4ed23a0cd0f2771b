import { Status } from '#app/components/ui/badge.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ClaimStatus as ClaimState } from '#campaigns/mdf/claim-status.ts';
import type { FundStatus as FundState } from '#campaigns/mdf/fund-status.ts';
import type { RequestStatus as RequestState } from '#campaigns/mdf/request-status.ts';

const FUND: Record<FundState, Tone> = { draft: 'neutral', open: 'success', closed: 'neutral', expired: 'warning' };

export function FundStatus({ status }: { status: FundState }) {
  const t = useT(words);
  return <Status tone={FUND[status]} label={t(`mdf.fundStatus.${status}`)} />;
}

const REQUEST: Record<RequestState, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'info',
  info_requested: 'warning',
  approved: 'success',
  approved_reduced: 'success',
  in_execution: 'accent',
  awaiting_claim: 'accent',
  amended: 'info',
  rejected: 'warning',
  declined: 'danger',
  closed: 'success',
  lapsed: 'danger',
  cancelled: 'neutral',
};

export function RequestStatus({ status }: { status: RequestState }) {
  const t = useT(words);
  return <Status tone={REQUEST[status]} label={t(`mdf.requestStatus.${status}`)} />;
}

const CLAIM: Record<ClaimState, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  in_review: 'info',
  info_requested: 'warning',
  rejected: 'warning',
  approved: 'success',
  approved_partial: 'success',
  payment_scheduled: 'accent',
  part_paid: 'accent',
  paid: 'success',
  clawback_open: 'danger',
  declined: 'danger',
  cancelled: 'neutral',
  recovered: 'neutral',
  offset: 'neutral',
  waived: 'neutral',
};

export function ClaimStatus({ status }: { status: ClaimState }) {
  const t = useT(words);
  return <Status tone={CLAIM[status]} label={t(`mdf.claimStatus.${status}`)} />;
}
