import { Link, useNavigate } from '@remix-run/react';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { overlayClass } from './dialog-look.ts';
import { useFocusBack } from './use-focus-back.ts';

type SidePanelProps = {
  title: ReactNode;
  /** The address of what lies behind it. */
  closeTo: string;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
};

/**
 * A page beside its list, rendered by a child route. Not in a portal, so that the server renders it too and its
 * address works without scripts.
 */
export function SidePanel({ title, closeTo, description, children, footer }: SidePanelProps) {
  const t = useT(ui);
  const navigate = useNavigate();
  const focus = useFocusBack();
  return (
    <Radix.Root open onOpenChange={(open) => open || navigate(closeTo, { preventScrollReset: true })}>
      <Radix.Overlay className={overlayClass} />
      <Radix.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        onCloseAutoFocus={focus.onCloseAutoFocus}
        onOpenAutoFocus={(event) => {
          focus.onOpenAutoFocus();
          // The panel is read first; Radix would choose its first button, wherever that stands.
          event.preventDefault();
          if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
        }}
        className="fixed inset-y-0 end-0 outline-none z-50 flex w-full max-w-lg animate-slide flex-col border-s border-line bg-overlay shadow-float"
      >
        <header className="flex items-start justify-between gap-4 border-b border-line px-6 py-4">
          <div>
            <Radix.Title className="text-lg">{title}</Radix.Title>
            {description ? <Radix.Description className="mt-1 text-muted">{description}</Radix.Description> : null}
          </div>
          <Link
            to={closeTo}
            preventScrollReset
            aria-label={t('ui.close')}
            className="-me-2 inline-flex size-9 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink pointer-coarse:size-11"
          >
            <X aria-hidden className="size-4" />
          </Link>
        </header>
        <div className="flex-1 overflow-y-auto px-6 py-5">{children}</div>
        {footer ? <footer className="flex flex-wrap gap-3 border-t border-line px-6 py-4">{footer}</footer> : null}
      </Radix.Content>
    </Radix.Root>
  );
}
