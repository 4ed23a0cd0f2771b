import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Simulation } from '#campaigns/journeys/simulate.ts';
import { Callout } from '../ui/callout.tsx';

/** What a simulation came to; its counts stand at the steps. */
export function SimulationNote({ simulation }: { simulation: Simulation }) {
  const t = useT(words);
  const { people, medianDays: days, ends } = simulation;
  return (
    <div className="mt-4">
      <Callout tone="info" title={t('journeys.simulation')}>
        <p>{t('journeys.simulationSentence', { people, count: days })}</p>
        {ends.too_long ? <p>{t('journeys.endedTooLong', { count: ends.too_long })}</p> : null}
      </Callout>
    </div>
  );
}
