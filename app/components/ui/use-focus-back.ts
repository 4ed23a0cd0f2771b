import { useRef } from 'react';

/**
 * For what opens over the page: when it closes, the focus goes back to `opener`, or else to whatever had it before.
 * Radix does this for its own triggers alone.
 */
export function useFocusBack(opener: () => HTMLElement | null = () => null) {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      const target = opener() ?? before.current;
      // What has gone meanwhile, like the row that was removed, is left to the browser.
      if (!(target instanceof HTMLElement) || !target.isConnected) return;
      event.preventDefault();
      target.focus();
    },
  };
}
