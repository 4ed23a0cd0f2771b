import { forwardRef, type InputHTMLAttributes, useEffect, useRef } from 'react';

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  invalid?: boolean;
  /** Some of what it stands for is chosen. */
  mixed?: boolean;
};

// Drawn with masks over the native box, so that it is a real checkbox in every form and without scripts.
export const tickClass =
  'relative size-4.5 shrink-0 appearance-none border bg-raised transition-colors checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-60 after:absolute after:inset-0 after:m-auto after:hidden checked:after:block indeterminate:after:block';

export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox(
  { invalid = false, mixed = false, className, ...rest },
  outer,
) {
  const own = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    if (own.current) own.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <input
      ref={(element) => {
        own.current = element;
        if (typeof outer === 'function') outer(element);
        else if (outer) outer.current = element;
      }}
      type="checkbox"
      aria-invalid={invalid || undefined}
      className={`${tickClass} rounded-xs ${invalid ? 'border-danger' : 'border-line-control'} after:h-[9px] after:w-[5px] after:-translate-y-px after:rotate-45 after:border-e-2 after:border-b-2 after:border-on-accent indeterminate:after:h-0 indeterminate:after:w-2 indeterminate:after:translate-y-0 indeterminate:after:rotate-0 indeterminate:after:border-e-0 ${className ?? ''}`}
      {...rest}
    />
  );
});
