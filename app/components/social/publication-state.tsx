import { Status } from '#app/components/ui/badge.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PublicationState as State } from '#campaigns/social/post-status.ts';

const TONES: Record<State, Tone> = {
  ...{ queued: 'neutral', claimed: 'neutral', sending: 'info', published: 'success', unknown: 'warning' },
  ...{ failed: 'danger', cancelled: 'neutral', removing: 'info', removed: 'neutral', not_removed: 'danger' },
};

export function PublicationState({ state }: { state: State }) {
  const t = useT(words);
  return <Status tone={TONES[state]} label={t(`social.states.${state}`)} />;
}
