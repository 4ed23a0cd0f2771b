import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const EVERY_MS = 1_500;

/** Reads the page again and again while somebody looks at it: a click is in the score before two seconds are over. */
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
