import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement } from 'react';

type Side = 'top' | 'right' | 'bottom' | 'left';

/** A short hint on hover and focus; never the only place where something is said. */
export function Tooltip({ text, children, side = 'top' }: { text: string; children: ReactElement; side?: Side }) {
  return (
    <Radix.Provider delayDuration={400} disableHoverableContent={false}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-appear rounded-sm bg-inverse px-2.5 py-1.5 text-xs text-on-inverse"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
