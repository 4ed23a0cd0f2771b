import { useCallback, useEffect, useRef, useState } from 'react';
import type { SavePhase } from './save-state.tsx';

type Options = {
  /** A resource route: 2xx with JSON when it is saved, 409 when someone else was faster. */
  action: string;
  method?: 'POST' | 'PUT' | 'PATCH';
  delayMs?: number;
  onSaved?: (answer: unknown) => void;
};

/**
 * Saves what changes a moment after it last changed; at most one request is on its way, and the newest text wins.
 * Plain fetch, not a fetcher: a lost connection must leave the page and the words standing.
 */
export function useAutosave({ action, method = 'POST', delayMs = 800, onSaved }: Options) {
  const [phase, setPhase] = useState<{ state: SavePhase; at?: Date }>({ state: 'idle' });
  const waiting = useRef<() => FormData>();
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const told = useRef(onSaved);
  told.current = onSaved;

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    const makeBody = waiting.current;
    if (!makeBody || busy.current) return;
    const body = makeBody();
    waiting.current = undefined;
    busy.current = true;
    setPhase({ state: 'saving' });
    const answer = await fetch(action, {
      method,
      body,
      headers: { accept: 'application/json' },
      keepalive: true,
    }).catch(() => undefined);
    busy.current = false;
    if (answer?.ok) {
      setPhase({ state: 'saved', at: new Date() });
      told.current?.(await answer.json().catch(() => undefined));
      if (waiting.current) await send();
      return;
    }
    waiting.current ??= makeBody; // kept for Retry, unless something newer came
    setPhase({ state: answer?.status === 409 ? 'conflict' : 'failed' });
  }, [action, method]);

  const save = useCallback(
    // A function is asked when the request leaves: what an answer wrote into the form meanwhile is in it.
    (form: FormData | (() => FormData)) => {
      waiting.current = typeof form === 'function' ? form : () => form;
      clearTimeout(timer.current);
      timer.current = setTimeout(send, delayMs);
    },
    [send, delayMs],
  );

  // What was typed last is not lost by leaving, and a closing tab asks while something is unsaved.
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (waiting.current || busy.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
      void send();
    };
  }, [send]);

  /** Nothing is left to save: the whole form is on its way by itself. */
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = undefined;
  }, []);

  return { ...phase, save, drop, retry: send };
}
