import { CircleCheck, CircleDashed } from 'lucide-react';
import { Badge } from '#app/components/ui/badge.tsx';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';

/** Whether a card of the checklist has all it needs. */
export function CardState({ done }: { done: boolean }) {
  const t = useT(words);
  return done ? (
    <Badge tone="success" icon={CircleCheck}>
      {t('campaigns.done')}
    </Badge>
  ) : (
    <Badge tone="warning" icon={CircleDashed}>
      {t('campaigns.toDo')}
    </Badge>
  );
}
