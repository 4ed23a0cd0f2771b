import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

// With the relay's quarter of a second and the counting, what happened is on screen before two seconds are over.
const EVERY_MS = 1_000;

/** Reads the page again and again while somebody looks at it: what the person does moves the score on screen. */
export function useLivePage(): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== 'idle') return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') revalidate();
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
}
