import { useSubmit } from '@remix-run/react';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';

export type ToastTone = 'neutral' | 'success' | 'info' | 'warning' | 'danger';

export type ToastProps = {
  message: string;
  description?: string | undefined;
  tone?: ToastTone | undefined;
  undo?: { label: string; onUndo: () => void } | undefined;
  id?: string;
};

const load = () => import('./toast-list.tsx');
const ToastList = lazy(load);

// Whether a toast was ever told: the list is fetched with the first, wherever and whenever that comes.
let wanted = false;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says what was done. Ten seconds when it can be undone, so that reading it does not cost the chance. */
export function showToast(toast: ToastProps): void {
  wanted = true;
  for (const listener of listeners) listener();
  void load().then(({ addToast }) => addToast(toast));
}

/** Stands once in the root. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => wanted,
    () => false,
  );
  if (!shown) return null;
  return (
    <Suspense>
      <ToastList />
    </Suspense>
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
