import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';

export type DialogProps = {
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  role?: 'dialog' | 'alertdialog';
};

const WIDTH = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' };

export const overlayClass = 'fixed inset-0 z-40 animate-appear bg-scrim';

const closeClass =
  'absolute end-3 top-3 inline-flex size-9 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink pointer-coarse:size-11';

/** For a decision. Focus goes in, Esc leaves, and it comes back to where it was. */
export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = 'sm',
  role,
}: DialogProps) {
  const t = useT(ui);
  const control = { ...(open === undefined ? {} : { open }), ...(onOpenChange ? { onOpenChange } : {}) };
  return (
    <Radix.Root {...control}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <div className="pointer-events-none fixed inset-0 z-50 flex items-end justify-center p-4 sm:items-center">
          <Radix.Content
            role={role ?? 'dialog'}
            {...(description ? {} : { 'aria-describedby': undefined })}
            className={`pointer-events-auto relative flex max-h-full w-full animate-rise flex-col overflow-hidden rounded-lg border border-line bg-overlay shadow-float ${WIDTH[size]}`}
          >
            <header className="px-6 pt-5 pe-14">
              <Radix.Title className="text-lg">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="mt-1.5 max-w-text text-muted">{description}</Radix.Description>
              ) : null}
            </header>
            <div className="overflow-y-auto px-6 py-5">{children}</div>
            {footer ? (
              <footer className="flex flex-wrap justify-end gap-3 border-t border-line px-6 py-4">{footer}</footer>
            ) : null}
            {/* Last, so that the focus goes to what is asked. */}
            <Radix.Close aria-label={t('ui.dialogClose')} className={closeClass}>
              <X aria-hidden className="size-4" />
            </Radix.Close>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const DialogClose = Radix.Close;
