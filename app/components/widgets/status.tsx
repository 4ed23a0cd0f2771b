import { Status } from '#app/components/ui/badge.tsx';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ItemStatus as State } from '#campaigns/widgets/schema.ts';

const TONES = { draft: 'neutral', published: 'success', withdrawn: 'warning' } as const;

export function ItemStatus({ status }: { status: State }) {
  const t = useT(words);
  return <Status tone={TONES[status]} label={t(`widgets.statuses.${status}`)} />;
}

export function WidgetStatus({ status }: { status: 'active' | 'paused' }) {
  const t = useT(words);
  return <Status tone={status === 'active' ? 'success' : 'neutral'} label={t(`widgets.states.${status}`)} />;
}
