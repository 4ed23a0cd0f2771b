import { Link, type LinkProps } from '@remix-run/react';
import { cva } from 'class-variance-authority';
import { type ButtonHTMLAttributes, forwardRef } from 'react';
import type { Icon } from './tone.ts';
import { Tooltip } from './tooltip.tsx';

const iconButtonClass = cva(
  'inline-flex shrink-0 items-center justify-center rounded-sm border transition-colors aria-disabled:opacity-60 disabled:opacity-60',
  {
    variants: {
      variant: {
        quiet: 'border-transparent text-muted hover:bg-hover hover:text-ink active:bg-pressed',
        secondary: 'border-line-strong bg-raised text-ink hover:bg-hover active:bg-pressed',
      },
      size: { sm: 'size-7 pointer-coarse:size-11', md: 'size-9 pointer-coarse:size-11' },
    },
    defaultVariants: { variant: 'quiet', size: 'md' },
  },
);

type Look = { label: string; icon: Icon; variant?: 'quiet' | 'secondary'; size?: 'sm' | 'md' };

/** An icon alone; `label` is its name and its tooltip. */
export const IconButton = forwardRef<HTMLButtonElement, Look & ButtonHTMLAttributes<HTMLButtonElement>>(
  function IconButton({ label, icon: Glyph, variant, size, className, ...rest }, ref) {
    return (
      <Tooltip text={label}>
        <button
          ref={ref}
          type="button"
          aria-label={label}
          className={iconButtonClass({ variant, size, className })}
          {...rest}
        >
          <Glyph aria-hidden className="size-4" />
        </button>
      </Tooltip>
    );
  },
);

export function IconLink({ label, icon: Glyph, variant, size, className, ...rest }: Look & LinkProps) {
  return (
    <Tooltip text={label}>
      <Link prefetch="intent" aria-label={label} className={iconButtonClass({ variant, size, className })} {...rest}>
        <Glyph aria-hidden className="size-4" />
      </Link>
    </Tooltip>
  );
}
