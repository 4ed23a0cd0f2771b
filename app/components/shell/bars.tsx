import { Link } from '@remix-run/react';
import { MailX } from 'lucide-react';
import type { ReactNode } from 'react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import { TINTED, type Tone } from '../ui/tone.ts';

const frame =
  'flex min-h-9 flex-wrap md:h-9 md:flex-nowrap md:overflow-hidden items-center justify-center gap-x-3 gap-y-0.5 px-4 py-1.5 text-center text-sm';

/** Over every screen while mail is captured: what is shown as sent has not left. */
export function CapturedMailBar({ to }: { to?: string | undefined }) {
  const t = useT(shell);
  return (
    <div className={`${frame} bg-captured text-on-captured`}>
      <MailX aria-hidden className="size-4" />
      <strong className="font-semibold">{t('shell.captured')}</strong>
      <span>{t('shell.capturedWhy')}</span>
      {to ? (
        <Link to={to} className="inline-flex min-h-6 items-center underline underline-offset-2 outline-current!">
          {t('shell.capturedOpen')}
        </Link>
      ) : null}
    </div>
  );
}

/** Any other bar over the frame: in whose name one acts, what is about to expire. */
export function NoticeBar({ tone, children, action }: { tone: Tone; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`${frame} border-b ${TINTED[tone]}`}>
      <span className="font-medium">{children}</span>
      {action}
    </div>
  );
}
