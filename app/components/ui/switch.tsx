import { forwardRef, type InputHTMLAttributes } from 'react';

// A native checkbox tells its own state; the role only changes what it is called.
const SWITCH = { role: 'switch' } as const;

/** On or off, taking effect when its form is sent (or at once, when the screen says so). */
export const Switch = forwardRef<HTMLInputElement, Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'role'>>(
  function Switch({ className, ...rest }, ref) {
    return (
      <input
        ref={ref}
        type="checkbox"
        {...SWITCH}
        className={`relative h-6 w-10 shrink-0 appearance-none rounded-full border border-line-control bg-sunken transition-colors after:absolute after:inset-y-0 after:start-[3px] after:my-auto after:size-4 after:rounded-full after:bg-faint after:transition-[translate] checked:border-accent checked:bg-accent checked:after:translate-x-4 checked:after:bg-on-accent disabled:opacity-60 rtl:checked:after:-translate-x-4 ${className ?? ''}`}
        {...rest}
      />
    );
  },
);
