import type { ReactNode } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { SOLID, type Tone } from './tone.ts';

export type ProgressSegment = { value: number; tone: Tone; label: string };

type ProgressProps = {
  label: string;
  value: number;
  max: number;
  /** "812 of 1,310 sent, 2 refused, about 40 seconds left". Without it the numbers stand alone. */
  sentence?: ReactNode;
  tone?: Tone;
  /** The end is not known yet. */
  indeterminate?: boolean;
  /** Parts of `value` that are drawn in their own tone, in this order. */
  segments?: readonly ProgressSegment[];
};

const share = (value: number, max: number) => (max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0);

/** Work on its way: a bar and one sentence. Screen readers hear the sentence at every tenth. */
export function Progress({
  label,
  value,
  max,
  sentence,
  tone = 'accent',
  indeterminate = false,
  segments,
}: ProgressProps) {
  const t = useT(ui);
  const format = useFormat();
  const numbers = t('ui.progressOf', { value, max });
  const parts = segments ?? [{ value, tone, label }];
  const tenth = Math.floor(share(value, max) / 10);
  return (
    <div className="flex flex-col gap-2">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        {...(indeterminate ? {} : { 'aria-valuenow': Math.min(value, max), 'aria-valuetext': numbers })}
        className="relative flex h-2 gap-px overflow-hidden rounded-full bg-pressed"
      >
        {indeterminate ? (
          <span data-bar className="absolute inset-y-0 w-2/5 animate-busy rounded-full bg-accent" />
        ) : (
          parts.map((part) => (
            <span
              key={part.label}
              data-bar
              title={segments ? `${part.label}: ${format.number(part.value)}` : undefined}
              className={`h-full transition-[width] duration-500 ${SOLID[part.tone]}`}
              style={{ width: `${share(part.value, max)}%` }}
            />
          ))
        )}
      </div>
      <p className="text-sm text-muted tabular-nums">{sentence ?? (indeterminate ? label : numbers)}</p>
      <p aria-live="polite" className="sr-only">
        {indeterminate || tenth === 0 ? '' : `${label}: ${format.percent(tenth / 10)}`}
      </p>
    </div>
  );
}
