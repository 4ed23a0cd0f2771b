import { CircleAlert, CloudCheck } from 'lucide-react';
import ui from '#app/i18n/en/ui.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from './button.tsx';
import { Spinner } from './spinner.tsx';

export type SavePhase = 'idle' | 'saving' | 'saved' | 'failed' | 'conflict';

type SaveStateProps = { state: SavePhase; at?: Date | undefined; onRetry?: () => void; onReload?: () => void };

/** The calm word beside what saves itself. */
export function SaveState({ state, at, onRetry, onReload }: SaveStateProps) {
  const t = useT(ui);
  const format = useFormat();
  return (
    <span role="status" className="inline-flex min-h-7 items-center gap-2 text-sm text-muted">
      {state === 'saving' ? (
        <>
          <Spinner className="size-3.5" />
          {t('ui.saving')}
        </>
      ) : null}
      {state === 'saved' && at ? (
        <>
          <CloudCheck aria-hidden className="size-4 text-success-ink" />
          <span suppressHydrationWarning>{t('ui.saved', { time: format.date(at, 'time') })}</span>
        </>
      ) : null}
      {state === 'failed' || state === 'conflict' ? (
        <>
          <CircleAlert aria-hidden className="size-4 text-danger-ink" />
          <span className="text-danger-ink">{t(state === 'failed' ? 'ui.saveFailed' : 'ui.saveConflict')}</span>
          {state === 'failed' && onRetry ? (
            <Button type="button" size="sm" onClick={onRetry}>
              {t('ui.retry')}
            </Button>
          ) : null}
          {state === 'conflict' && onReload ? (
            <Button type="button" size="sm" onClick={onReload}>
              {t('ui.saveReload')}
            </Button>
          ) : null}
        </>
      ) : null}
    </span>
  );
}
