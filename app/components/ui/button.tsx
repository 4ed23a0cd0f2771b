import { Link, type LinkProps, useFormAction, useNavigation } from '@remix-run/react';
import { cva } from 'class-variance-authority';
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from 'react';
import { Spinner } from './spinner.tsx';
import type { Icon } from './tone.ts';

export const buttonClass = cva(
  'inline-flex items-center justify-center gap-2 rounded-sm border text-center font-medium transition-colors select-none aria-disabled:opacity-60 disabled:opacity-60',
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent text-on-accent hover:bg-accent-strong active:bg-accent-strong print:border-line',
        secondary: 'border-line-strong bg-raised text-ink hover:bg-hover active:bg-pressed',
        quiet: 'border-transparent bg-transparent text-ink hover:bg-hover active:bg-pressed',
        danger: 'border-transparent bg-danger-fill text-on-danger hover:bg-danger-strong active:bg-danger-strong',
      },
      size: {
        sm: 'min-h-7 px-2.5 py-0.5 text-sm pointer-coarse:min-h-11',
        md: 'min-h-9 px-3.5 py-1.5 text-base pointer-coarse:min-h-11',
        lg: 'min-h-11 px-5 py-2 text-md',
      },
      full: { true: 'w-full' },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'sm' | 'md' | 'lg';
  full?: boolean;
  icon?: Icon;
};

export type ButtonProps = ButtonLook &
  ButtonHTMLAttributes<HTMLButtonElement> & { pending?: boolean; pendingLabel?: ReactNode };

/** Words are verb + object. While pending it keeps its focus and takes no second click. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, full, icon: Glyph, pending = false, pendingLabel, className, children, onClick, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type="submit"
      className={buttonClass({ variant, size, full, className })}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {pending ? <Spinner /> : Glyph ? <Glyph aria-hidden className="size-4 shrink-0" /> : null}
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  );
});

export type ButtonLinkProps = ButtonLook & LinkProps;

/** Goes somewhere, looks like a button. */
export const ButtonLink = forwardRef<HTMLAnchorElement, ButtonLinkProps>(function ButtonLink(
  { variant, size, full, icon: Glyph, className, children, ...rest },
  ref,
) {
  return (
    <Link ref={ref} prefetch="intent" className={buttonClass({ variant, size, full, className })} {...rest}>
      {Glyph ? <Glyph aria-hidden className="size-4 shrink-0" /> : null}
      {children}
    </Link>
  );
});

/** Pending by itself while the form it belongs to is on its way. `action` where the form posts elsewhere. */
export const SubmitButton = forwardRef<HTMLButtonElement, ButtonProps & { action?: string }>(function SubmitButton(
  { action, pending, ...rest },
  ref,
) {
  const here = useFormAction();
  const navigation = useNavigation();
  const target = action ?? rest.formAction ?? here;
  const value = rest.name === undefined ? undefined : navigation.formData?.get(String(rest.name));
  const mine =
    navigation.formData !== undefined &&
    navigation.formAction === target &&
    (value === undefined || rest.value === undefined || value === String(rest.value));
  return <Button ref={ref} pending={pending ?? mine} {...rest} />;
});
