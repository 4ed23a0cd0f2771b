import { type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
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
  const onItsWay = useRef<Promise<void>>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const told = useRef(onSaved);
  told.current = onSaved;

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    const makeBody = waiting.current;
    if (!makeBody || onItsWay.current) return;
    waiting.current = undefined;
    setPhase({ state: 'saving' });
    let saved = false;
    onItsWay.current = post(action, method, makeBody()).then(({ status, said }) => {
      onItsWay.current = undefined;
      saved = status === 'saved';
      if (saved) {
        // At once: a form that waits for this answer goes out with what it changes.
        flushSync(() => {
          setPhase({ state: 'saved', at: new Date() });
          told.current?.(said);
        });
        return;
      }
      waiting.current ??= makeBody; // kept for Retry, unless something newer came
      setPhase({ state: status });
    });
    await onItsWay.current;
    if (saved && waiting.current) await send();
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
      if (waiting.current || onItsWay.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
      void send();
    };
  }, [send]);

  /**
   * For the click on the button that sends the whole form: nothing is left to save. A save that is on its way comes
   * first, because its answer may change what the form has to carry, like the revision.
   */
  const drop = useCallback((event: MouseEvent<HTMLButtonElement>) => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    if (!onItsWay.current) return;
    event.preventDefault();
    const button = event.currentTarget;
    void onItsWay.current.then(() => {
      waiting.current = undefined;
      button.form?.requestSubmit(button);
    });
  }, []);

  return { ...phase, save, drop, retry: send };
}

async function post(action: string, method: string, body: FormData): Promise<{ status: SavePhase; said?: unknown }> {
  const headers = { accept: 'application/json' };
  const answer = await fetch(action, { method, body, headers, keepalive: true }).catch(() => undefined);
  if (answer?.ok) return { status: 'saved', said: await answer.json().catch(() => undefined) };
  return { status: answer?.status === 409 ? 'conflict' : 'failed' };
}
