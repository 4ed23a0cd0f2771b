import { type CSSProperties, cloneElement, type ReactElement, useEffect, useId, useRef, useState } from 'react';

type TooltipProps = { text: string; children: ReactElement; side?: 'top' | 'bottom' };

const DELAY_MS = 400;
const EDGE_PX = 8;
const HALF_WIDTH_PX = 144;

/**
 * A short hint on hover and focus; never the only place where something is said. Esc takes it away, and the pointer
 * may rest on it (WCAG 1.4.13). Ours, because a floating-element library would be the largest script of most pages.
 */
export function Tooltip({ text, children, side = 'top' }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [place, setPlace] = useState<CSSProperties | null>(null);

  const show = () => setPlace(placeBeside(anchor.current, side));
  const later = (action: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(action, ms);
  };
  const hide = () => {
    clearTimeout(timer.current);
    setPlace(null);
  };
  useEffect(() => {
    if (!place) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setPlace(null);
    const onScroll = () => setPlace(null);
    window.addEventListener('keydown', onKey);
    window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [place]);
  useEffect(() => () => clearTimeout(timer.current), []);

  // What is called by the very same words needs no second reading of them.
  const described = place && children.props['aria-label'] !== text ? { 'aria-describedby': id } : {};
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it watches the control in it, which is what can be used
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={(event) => event.pointerType === 'mouse' && later(show, DELAY_MS)}
      onPointerLeave={() => later(hide, 80)}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show()}
      onBlur={hide}
    >
      {cloneElement(children, described)}
      {place ? (
        <span
          id={id}
          role="tooltip"
          style={place}
          className="fixed z-60 w-max max-w-72 animate-appear rounded-sm bg-inverse px-2.5 py-1.5 text-start text-xs font-normal text-on-inverse"
        >
          {text}
        </span>
      ) : null}
    </span>
  );
}

/** Above or below the anchor, wherever there is room, and never over the window's edge. */
function placeBeside(anchor: HTMLElement | null, side: 'top' | 'bottom'): CSSProperties | null {
  const box = (anchor?.firstElementChild ?? anchor)?.getBoundingClientRect();
  if (!box) return null;
  const above = side === 'top' ? box.top > 56 : box.bottom + 56 > window.innerHeight;
  const middle = box.left + box.width / 2;
  const vertical = above ? { bottom: window.innerHeight - box.top + 6 } : { top: box.bottom + 6 };
  if (middle < HALF_WIDTH_PX) return { ...vertical, left: Math.max(EDGE_PX, box.left) };
  if (middle > window.innerWidth - HALF_WIDTH_PX) {
    return { ...vertical, right: Math.max(EDGE_PX, window.innerWidth - box.right) };
  }
  return { ...vertical, left: middle, transform: 'translateX(-50%)' };
}
