import { useSubmit } from '@remix-run/react';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';

type ToastTone = 'success' | 'info' | 'warning' | 'danger';

const GLYPHS = {
  success: <CircleCheck aria-hidden className="size-4 text-success-ink" />,
  info: <Info aria-hidden className="size-4 text-info-ink" />,
  warning: <TriangleAlert aria-hidden className="size-4 text-warning-ink" />,
  danger: <CircleAlert aria-hidden className="size-4 text-danger-ink" />,
};

type ToastProps = {
  message: string;
  description?: string | undefined;
  tone?: ToastTone | undefined;
  undo?: { label: string; onUndo: () => void } | undefined;
  id?: string;
};

/** Says what was done. Ten seconds when it can be undone, so that reading it does not cost the chance. */
export function showToast({ message, description, tone = 'success', undo, id }: ToastProps) {
  toast(message, {
    ...(id ? { id } : {}),
    ...(description ? { description } : {}),
    icon: GLYPHS[tone],
    duration: undo ? 10_000 : 5_000,
    ...(undo ? { action: { label: undo.label, onClick: undo.onUndo } } : {}),
  });
}

/** Stands once in the root. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      offset={24}
      mobileOffset={{ bottom: 'calc(var(--tab-bar-height) + 12px)', left: 12, right: 12 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-md border border-line bg-overlay px-4 py-3 text-base text-ink shadow-float font-sans',
          content: 'flex-1 min-w-0',
          title: 'font-medium',
          description: 'text-sm text-muted',
          actionButton:
            'shrink-0 min-h-8 rounded-sm border border-line-strong bg-raised px-3 text-sm font-medium text-ink hover:bg-hover pointer-coarse:min-h-11',
        },
      }}
    />
  );
}

export type Flash = {
  id: string;
  message: string;
  description?: string;
  tone?: ToastTone;
  /** Undo is a POST like the deed was. */
  undo?: { action: string; fields?: Record<string, string> };
};

/** Shows once what the last action did; without scripts as a line on the page. */
export function FlashToast({ flash }: { flash?: Flash | null | undefined }) {
  const t = useT(ui);
  const submit = useSubmit();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a flash is told once, by its id
  useEffect(() => {
    if (!flash) return;
    const { undo } = flash;
    const onUndo = () => undo && submit(undo.fields ?? {}, { method: 'post', action: undo.action });
    showToast({ ...flash, undo: undo ? { label: t('ui.undo'), onUndo } : undefined });
  }, [flash?.id]);
  if (!flash) return null;
  return (
    <noscript>
      <p role="status" className="border-b border-line bg-accent-tint px-4 py-3">
        {flash.message}
      </p>
    </noscript>
  );
}
