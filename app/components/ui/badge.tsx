import type { ReactNode } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { type Icon, SOLID, TINTED, type Tone } from './tone.ts';

/** A word that classifies: a tier, a kind, a count. */
export function Badge({ tone = 'neutral', icon: Glyph, children }: { tone?: Tone; icon?: Icon; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-xs border px-1.5 text-xs leading-5 font-medium whitespace-nowrap ${TINTED[tone]}`}
    >
      {Glyph ? <Glyph aria-hidden className="size-3" /> : null}
      {children}
    </span>
  );
}

type StatusProps = { tone: Tone; label: ReactNode; reason?: string | undefined; since?: Date | undefined };

/** A state: a dot and its word; the reason and since when on hover, and for screen readers always. */
export function Status({ tone, label, reason, since }: StatusProps) {
  const t = useT(ui);
  const format = useFormat();
  const more = [reason, since && t('ui.since', { when: format.exact(since) })].filter(Boolean).join(', ');
  return (
    <span className="inline-flex items-center gap-2 align-bottom whitespace-nowrap" title={more || undefined}>
      <span data-dot className={`size-2 shrink-0 rounded-full ${SOLID[tone]}`} />
      {label}
      {more ? <span className="sr-only">, {more}</span> : null}
    </span>
  );
}
