import { forwardRef, type TextareaHTMLAttributes } from 'react';
import { controlClass } from './input.tsx';

export type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { invalid?: boolean };

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaProps>(function Textarea(
  { invalid = false, className, rows = 4, ...rest },
  ref,
) {
  return (
    <textarea
      ref={ref}
      rows={rows}
      aria-invalid={invalid || undefined}
      className={controlClass({ invalid, kind: 'text', className: `field-sizing-content min-h-20 ${className ?? ''}` })}
      {...rest}
    />
  );
});
