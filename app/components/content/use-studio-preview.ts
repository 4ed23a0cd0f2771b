import { useCallback, useEffect, useRef, useState } from 'react';
import type { TemplateProblem } from '#templates/engine/problems.ts';
import type { Zone } from '#templates/engine/zone.ts';

type Answer = { problems: TemplateProblem[]; zones: Zone[]; subject: string; src: string | null };
export type Shown = {
  problems: TemplateProblem[];
  zones: Zone[];
  subject: string;
  src: string;
  /** the newest text has errors, so an older state is shown */
  standsStill: boolean;
};

const PAUSE_MS = 450;

/**
 * Shows what is being typed: a moment after the last key the whole form goes to `action`, and the newest answer wins.
 * What was shown last stays while a source has errors.
 */
export function useStudioPreview(action: string, first: Shown) {
  const [shown, setShown] = useState(first);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const running = useRef<AbortController>();

  const send = useCallback(
    async (body: FormData) => {
      running.current?.abort();
      const stop = new AbortController();
      running.current = stop;
      const answer = await fetch(action, { method: 'POST', body, signal: stop.signal }).catch(() => undefined);
      const preview: unknown = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
      if (stop.signal.aborted || !isAnswer(preview)) return;
      setShown((before) => ({ ...preview, src: preview.src ?? before.src, standsStill: preview.src === null }));
    },
    [action],
  );

  const show = useCallback(
    (form: HTMLFormElement, as: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const body = new FormData(form);
        body.set('as', as);
        void send(body);
      }, PAUSE_MS);
    },
    [send],
  );

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      running.current?.abort();
    },
    [],
  );
  return { shown, setShown, show };
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'problems' in value && 'zones' in value && 'src' in value;
}
