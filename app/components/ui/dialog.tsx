import { cloneElement, lazy, type ReactElement, Suspense, useRef, useState } from 'react';
import type { DialogLook } from './dialog-look.ts';

export type DialogProps = DialogLook & {
  /** A button element. Without one the dialog is opened from outside, and the focus goes back to where it was. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

const load = () => import('./dialog-view.tsx');
const DialogView = lazy(load);

/** For a decision. Focus goes in, Esc leaves, and it comes back to where it was. Fetched when it is near to be opened. */
export function Dialog({ trigger, open, onOpenChange, ...look }: DialogProps) {
  const [shown, setShown] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const isOpen = open ?? shown;
  const change = (next: boolean) => {
    setShown(next);
    onOpenChange?.(next);
  };
  const near = () => void load();
  return (
    <>
      {trigger ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only fetches ahead; what is pressed is the button in it
        <span ref={anchor} className="contents" onPointerEnter={near} onFocus={near}>
          {cloneElement(trigger, {
            'aria-haspopup': 'dialog',
            'aria-expanded': isOpen,
            onClick: () => change(true),
          })}
        </span>
      ) : null}
      {isOpen ? (
        <Suspense>
          <DialogView
            {...look}
            button={() => anchor.current?.querySelector('button') ?? null}
            onClose={() => change(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
