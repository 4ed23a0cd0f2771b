import { CircleCheck, CircleDashed } from 'lucide-react';
import { Badge } from '#app/components/ui/badge.tsx';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';

/** A card's title with whether it has all it needs. */
export function StateTitle({ title, done }: { title: string; done: boolean }) {
  const t = useT(words);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {title}
      {done ? (
        <Badge tone="success" icon={CircleCheck}>
          {t('campaigns.done')}
        </Badge>
      ) : (
        <Badge tone="warning" icon={CircleDashed}>
          {t('campaigns.toDo')}
        </Badge>
      )}
    </span>
  );
}
