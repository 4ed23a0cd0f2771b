import { type ReactNode, useEffect, useRef } from 'react';
import { Callout } from './callout.tsx';

/** What is wrong with the form as a whole, at its top; takes the focus when it appears. */
export function FormErrors({ errors, title }: { errors?: readonly string[] | undefined; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const failed = Boolean(errors?.length);
  useEffect(() => {
    if (failed) box.current?.focus();
  }, [failed]);
  if (!failed) return null;
  const [first, ...others] = errors ?? [];
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-md">
      <Callout tone="danger" title={title ?? first ?? ''}>
        {(title ? [first, ...others] : others).map((error) => (
          <p key={error}>{error}</p>
        ))}
      </Callout>
    </div>
  );
}

const COLUMNS = 'grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]';

/** A part of a long form: what it is about at the start side, its rows at the end side. */
export function FormSection({
  title,
  sentence,
  children,
}: {
  title: string;
  sentence?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={`${COLUMNS} gap-y-4 border-t border-line py-8 first-of-type:border-t-0 first-of-type:pt-0`}>
      <header>
        <h2 className="text-md leading-tight">{title}</h2>
        {sentence ? <p className="mt-1 max-w-text text-sm text-muted">{sentence}</p> : null}
      </header>
      <div className="flex flex-col gap-5">{children}</div>
    </section>
  );
}

/** The end of a form, a note beside it; `inset` under the rows of the FormSections above. */
export function FormActions({
  children,
  note,
  inset = false,
}: {
  children: ReactNode;
  note?: ReactNode;
  inset?: boolean;
}) {
  return (
    <div className={inset ? `${COLUMNS} pb-8` : 'pt-2'}>
      <div className="flex flex-wrap items-center gap-3 lg:col-start-[-2]">
        {children}
        {note ? <span className="text-sm text-muted">{note}</span> : null}
      </div>
    </div>
  );
}
