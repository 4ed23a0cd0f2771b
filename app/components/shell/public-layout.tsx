import type { ReactNode } from 'react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import { OrgMark } from '../ui/avatar.tsx';

type PublicLayoutProps = {
  /** The partner whose mail brought this person here. */
  brand?: { name: string; logoUrl?: string | null } | undefined;
  title: ReactNode;
  sentence?: ReactNode;
  children?: ReactNode;
};

/** What a recipient sees: the sender's name, the answer, and nothing to click away. */
export function PublicLayout({ brand, title, sentence, children }: PublicLayoutProps) {
  const t = useT(shell);
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-xl flex-col px-4 py-10 sm:py-16">
      {brand ? (
        <header className="mb-8 flex items-center gap-3">
          <OrgMark name={brand.name} logoUrl={brand.logoUrl} size="lg" />
          <span className="font-semibold wrap-anywhere">{brand.name}</span>
        </header>
      ) : null}
      <main id="main" className="flex-1">
        <h1 className="text-xl">{title}</h1>
        {sentence ? <p className="mt-2 max-w-text text-md text-muted">{sentence}</p> : null}
        <div className="mt-6 flex flex-col gap-5">{children}</div>
      </main>
      <footer className="mt-12 text-sm text-faint">{t('shell.poweredBy')}</footer>
    </div>
  );
}
