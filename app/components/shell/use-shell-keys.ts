import { useNavigate } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { NavItem } from './nav.ts';

const OFF = 'throughline.letterKeys';
const SECOND_KEY_WITHIN_MS = 1_200;

/** Letter keys can be switched off: they get in the way of voice control (WCAG 2.1.4). */
export const letterKeys = {
  areOn: () => localStorage.getItem(OFF) !== 'off',
  set: (on: boolean) => (on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'off')),
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}

/** ⌘K or Ctrl K, `?`, `/`, and `g` then a letter; all but the first are off while typing. */
export function useShellKeys(nav: readonly NavItem[], open: (what: 'palette' | 'keys') => void) {
  const navigate = useNavigate();
  const goPressedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        open('palette');
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return;
      if (!letterKeys.areOn()) return;
      const going = event.timeStamp - goPressedAt.current < SECOND_KEY_WITHIN_MS;
      goPressedAt.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const target = going ? nav.find((item) => item.letter === event.key) : undefined;
      if (target) navigate(target.to);
      else if (event.key === '?') open('keys');
      else if (event.key === '/') focusSearch(event);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [nav, navigate, open]);
}

function focusSearch(event: KeyboardEvent) {
  const search = document.querySelector<HTMLInputElement>('[data-shortcut="/"]');
  if (!search) return;
  event.preventDefault();
  search.focus();
  search.select();
}
