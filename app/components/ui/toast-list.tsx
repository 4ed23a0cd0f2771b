import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import type { ToastProps } from './toast.tsx';

const GLYPHS = {
  neutral: <Info aria-hidden className="size-4 text-muted" />,
  success: <CircleCheck aria-hidden className="size-4 text-success-ink" />,
  info: <Info aria-hidden className="size-4 text-info-ink" />,
  warning: <TriangleAlert aria-hidden className="size-4 text-warning-ink" />,
  danger: <CircleAlert aria-hidden className="size-4 text-danger-ink" />,
};

// Sonner drops what it is told before it listens.
let listening = false;
const waiting: ToastProps[] = [];

export function addToast(told: ToastProps): void {
  if (!listening) {
    waiting.push(told);
    return;
  }
  const { message, description, tone = 'success', undo, id } = told;
  toast(message, {
    ...(id ? { id } : {}),
    ...(description ? { description } : {}),
    icon: GLYPHS[tone],
    duration: undo ? 10_000 : 5_000,
    ...(undo ? { action: { label: undo.label, onClick: undo.onUndo } } : {}),
  });
}

export default function ToastList() {
  // Runs after Sonner's own effect, which is when it begins to listen.
  useEffect(() => {
    listening = true;
    for (const told of waiting.splice(0)) addToast(told);
    return () => {
      listening = false;
    };
  }, []);
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
