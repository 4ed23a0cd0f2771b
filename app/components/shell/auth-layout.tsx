import type { ReactNode } from 'react';
import { Wordmark } from './mark.tsx';

type AuthLayoutProps = {
  title: ReactNode;
  sentence?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  bars?: ReactNode;
};

/** Signing in, invitations, a new password: one form, nothing else to look at. */
export function AuthLayout({ title, sentence, children, footer, bars }: AuthLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      {bars}
      <main id="main" className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-4 py-12 sm:pb-24">
        <p className="mb-8">
          <Wordmark />
        </p>
        <h1 className="text-xl">{title}</h1>
        {sentence ? <p className="mt-1.5 text-muted">{sentence}</p> : null}
        <div className="mt-6 rounded-md border border-line bg-raised p-5 sm:p-6">{children}</div>
        {footer ? <div className="mt-5 text-sm text-muted">{footer}</div> : null}
      </main>
    </div>
  );
}
