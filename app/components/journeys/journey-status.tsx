import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Status } from '../ui/badge.tsx';

const TONE = { draft: 'neutral', published: 'success', withdrawn: 'neutral' } as const;
const RUN_TONE = { running: 'success', paused: 'warning', stopped: 'neutral' } as const;

/** Is a journey offered? */
export function JourneyStatusBadge({ status }: { status: keyof typeof TONE }) {
  const t = useT(words);
  return <Status tone={TONE[status]} label={t(`journeys.statuses.${status}`)} />;
}

/** Does a partner's run go on? */
export function RunStatus({ state }: { state: keyof typeof RUN_TONE }) {
  const t = useT(words);
  return <Status tone={RUN_TONE[state]} label={t(`journeys.states.${state}`)} />;
}
