import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { TINTED } from './tone.ts';

type CalloutTone = 'info' | 'success' | 'warning' | 'danger';

const GLYPHS = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };
const INK = {
  info: 'text-info-ink',
  success: 'text-success-ink',
  warning: 'text-warning-ink',
  danger: 'text-danger-ink',
};

/** Something to know before going on: a title that says it, at most two lines of why, one action. */
export function Callout({
  tone,
  title,
  children,
  action,
}: {
  tone: CalloutTone;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const t = useT(ui);
  const Glyph = GLYPHS[tone];
  return (
    <div className={`flex flex-wrap items-start gap-x-4 gap-y-3 rounded-md border p-4 ${TINTED[tone]}`}>
      <div className="flex min-w-0 flex-1 basis-72 gap-3">
        <Glyph aria-hidden className={`mt-0.5 size-4 shrink-0 ${INK[tone]}`} />
        <div className="min-w-0 max-w-text text-ink">
          <p className="font-medium">
            <span className="sr-only">{t(`ui.tones.${tone}`)}: </span>
            {title}
          </p>
          {children ? <div className="mt-0.5 [&>*+*]:mt-1">{children}</div> : null}
        </div>
      </div>
      {action ? <div className="shrink-0 max-sm:ms-7">{action}</div> : null}
    </div>
  );
}
