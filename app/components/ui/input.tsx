import { cva } from 'class-variance-authority';
import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react';

// 16 px on phones: iOS zooms into anything smaller.
export const controlClass = cva(
  'w-full rounded-sm border bg-raised text-ink transition-colors text-md sm:text-base disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken',
  {
    variants: {
      invalid: {
        true: 'border-danger bg-danger-tint',
        false: 'border-line-control hover:border-faint',
      },
      kind: { line: 'min-h-9 px-3 py-1.5 pointer-coarse:min-h-11', text: 'px-3 py-2' },
    },
    defaultVariants: { invalid: false, kind: 'line' },
  },
);

export type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'prefix'> & {
  invalid?: boolean;
  prefix?: ReactNode;
  suffix?: ReactNode;
};

/** One line of text. A prefix or suffix is part of the field, not of the value. */
export const Input = forwardRef<HTMLInputElement, InputProps>(function Input(
  { invalid = false, prefix, suffix, className, ...rest },
  ref,
) {
  const input = (
    <input
      ref={ref}
      aria-invalid={invalid || undefined}
      className={controlClass({
        invalid,
        className: `${prefix ? 'rounded-s-none' : ''} ${suffix ? 'rounded-e-none' : ''} ${className ?? ''}`,
      })}
      {...rest}
    />
  );
  if (!prefix && !suffix) return input;
  const affix = 'flex shrink-0 items-center border border-line-control bg-sunken px-3 text-sm text-muted';
  return (
    <span className="flex items-stretch">
      {prefix ? <span className={`${affix} rounded-s-sm border-e-0`}>{prefix}</span> : null}
      {input}
      {suffix ? <span className={`${affix} rounded-e-sm border-s-0`}>{suffix}</span> : null}
    </span>
  );
});
