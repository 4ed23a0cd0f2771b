import { List, Network } from 'lucide-react';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Segmented } from '../ui/segmented.tsx';

export type JourneyViewName = 'list' | 'canvas';

/** Chooses between the list and the canvas; the address keeps it. */
export function ViewSwitch({ view }: { view: JourneyViewName }) {
  const t = useT(words);
  return (
    <Segmented
      label={t('journeys.view')}
      param="view"
      value={view}
      options={[
        { value: 'list', label: t('journeys.view.list'), icon: List },
        { value: 'canvas', label: t('journeys.view.canvas'), icon: Network },
      ]}
    />
  );
}
