import { Status } from '#app/components/ui/badge.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PublicationState as State } from '#campaigns/social/post-status.ts';

const TONES: Record<State, Tone> = {
  ...{ queued: 'neutral', claimed: 'neutral', sending: 'info', published: 'success', unknown: 'warning' },
  ...{ failed: 'danger', cancelled: 'neutral', removing: 'info', removed: 'neutral', not_removed: 'danger' },
};

/** Reasons that have words; why it stands where it stands is no secret of ours. */
const REASONS = [
  ...(['assumed', 'disconnected', 'duplicate', 'invalid', 'no_answer', 'no_id', 'not_allowed', 'recalled'] as const),
  ...(['refused', 'retried', 'signed_out', 'throttled', 'too_late', 'too_long', 'unreachable', 'withdrawn'] as const),
];

export function PublicationState({ state, reason }: { state: State; reason: string }) {
  const t = useT(words);
  const known = REASONS.find((one) => one === reason);
  const why = known ? t(`social.reasons.${known}`) : undefined;
  return (
    <div>
      <Status tone={TONES[state]} label={t(`social.states.${state}`)} />
      {why ? <p className="text-sm text-muted">{why}</p> : null}
    </div>
  );
}
