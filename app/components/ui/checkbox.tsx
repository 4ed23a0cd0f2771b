import { forwardRef, type InputHTMLAttributes, useEffect, useRef } from 'react';

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  invalid?: boolean;
  /** Some of what it stands for is chosen. */
  mixed?: boolean;
};

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
      className={`tick tick-box ${className ?? ''}`}
      {...rest}
    />
  );
});
