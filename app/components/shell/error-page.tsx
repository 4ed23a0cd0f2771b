import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { RotateCw } from 'lucide-react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';

const KNOWN = [403, 404, 405, 409, 410, 429, 503] as const;

export type ErrorKind = number | 'offline';

type ErrorPageProps = {
  status: ErrorKind;
  /** What happened in this case, in the reader's words, instead of the general sentence. */
  message?: string | undefined;
  home?: string | undefined;
  requestId?: string | undefined;
};

/** What happened, what is kept, what to do. */
export function ErrorPage({ status, message, home = '/', requestId }: ErrorPageProps) {
  const t = useT(shell);
  const known = KNOWN.find((code) => code === status) ?? 500;
  const title = status === 'offline' ? t('shell.errorOffline') : t(`shell.error${known}`);
  const what = message ?? (status === 'offline' ? t('shell.errorOfflineWhat') : t(`shell.error${known}What`));
  const again = status === 'offline' || known === 500 || known === 503 || known === 409 || known === 429;
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col px-4 py-16 sm:px-8 sm:py-24">
      <p className="mb-3 font-mono text-sm text-faint tabular-nums">{status === 'offline' ? '–' : status}</p>
      <h1 className="text-2xl">{title}</h1>
      <p className="mt-3 max-w-text text-md text-muted">{what}</p>
      {requestId ? (
        <p className="mt-3 text-sm text-muted">
          {t('shell.errorId')}: <Code>{requestId}</Code>
        </p>
      ) : null}
      <div className="mt-8 flex flex-wrap gap-3">
        {again ? (
          <Button
            type="button"
            variant="primary"
            icon={RotateCw}
            className="js-only"
            onClick={() => window.location.reload()}
          >
            {t('shell.errorReload')}
          </Button>
        ) : null}
        <ButtonLink to={home} reloadDocument prefetch="none" variant={again ? 'secondary' : 'primary'}>
          {t('shell.errorHome')}
        </ButtonLink>
      </div>
    </div>
  );
}

/** For a route's ErrorBoundary. A thrown response may carry { message, requestId }. */
export function RouteError({ home }: { home?: string }) {
  const error = useRouteError();
  const data: unknown = isRouteErrorResponse(error) ? error.data : undefined;
  return (
    <ErrorPage
      status={kindOf(error)}
      message={textOf(data, 'message')}
      requestId={textOf(data, 'requestId')}
      home={home}
    />
  );
}

function kindOf(error: unknown): ErrorKind {
  if (isRouteErrorResponse(error)) return error.status;
  // Browsers report a request that got no answer as a TypeError.
  if (error instanceof TypeError && typeof navigator !== 'undefined' && !navigator.onLine) return 'offline';
  return 500;
}

function textOf(data: unknown, key: 'message' | 'requestId'): string | undefined {
  if (typeof data !== 'object' || data === null || !(key in data)) return undefined;
  const value = (data as Record<string, unknown>)[key];
  return typeof value === 'string' ? value : undefined;
}
