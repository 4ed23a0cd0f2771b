import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';

const WIDTHS = ['w-full', 'w-11/12', 'w-4/5', 'w-10/12', 'w-3/5'];

/** Holds the place of what comes for the first time; updates never show it. It does not move. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useT(ui);
  return (
    <div role="status" aria-label={t('ui.loading')} className="flex flex-col gap-3">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
        <span key={line} aria-hidden className={`h-3.5 rounded-xs bg-pressed ${WIDTHS[line % WIDTHS.length]}`} />
      ))}
    </div>
  );
}
