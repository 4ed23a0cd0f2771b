import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Button } from './button.tsx';

/** Copies, and says so for two seconds. */
export function CopyButton({ value, label }: { value: string; label?: string }) {
  const t = useT(ui);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      type="button"
      variant="quiet"
      size="sm"
      icon={copied ? Check : Copy}
      className="js-only"
      onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      <span aria-live="polite">{copied ? t('ui.copied') : (label ?? t('ui.copy'))}</span>
    </Button>
  );
}
