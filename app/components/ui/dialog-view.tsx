import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { type DialogLook, overlayClass } from './dialog-look.ts';
import { useFocusBack } from './use-focus-back.ts';

type DialogViewProps = DialogLook & { button: () => HTMLElement | null; onClose: () => void };

const WIDTH = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' };

const closeClass =
  'absolute end-3 top-3 inline-flex size-9 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink pointer-coarse:size-11';

/** The open dialog. */
export default function DialogView(props: DialogViewProps) {
  const { title, description, children, footer, size = 'sm', role = 'dialog', button, onClose } = props;
  const t = useT(ui);
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <div className="pointer-events-none fixed inset-0 z-50 flex items-end justify-center p-4 sm:items-center">
          <Radix.Content
            role={role}
            {...(description ? {} : { 'aria-describedby': undefined })}
            {...useFocusBack(button)}
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
