import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

const EVERY_MS = 4_000;

/** Loads the list anew while somebody looks at it; never while the page is hidden or a load is under way. */
export function useLiveList(): void {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;
  useEffect(() => {
    const timer = setInterval(() => {
      const { state, revalidate } = latest.current;
      if (document.visibilityState === 'visible' && state === 'idle') revalidate();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
