import { Status } from '#app/components/ui/badge.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/launch-status.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LaunchStatus as State } from '#campaigns/launches/launch-status.ts';

const TONES: Record<State, Tone> = {
  draft: 'neutral',
  scheduled: 'info',
  sending: 'accent',
  paused: 'warning',
  done: 'success',
  cancelled: 'danger',
};

// Words of its own: pages of a vendor show the state of a launch and nothing else of one.
export function LaunchStatus({ status, reason, since }: { status: State; reason?: string; since?: Date }) {
  const t = useT(words);
  return <Status tone={TONES[status]} label={t(`launchStatus.${status}`)} reason={reason} since={since} />;
}
