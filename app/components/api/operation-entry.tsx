import { Badge } from '#app/components/ui/badge.tsx';
import { Code } from '#app/components/ui/code.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import type { ReferenceEntry, ReferenceField } from '#app/http/api-reference.server.ts';
import words from '#app/i18n/en/api.json';
import { useT } from '#app/i18n/use-t.tsx';

const TONES: Record<string, Tone> = {
  GET: 'info',
  POST: 'success',
  PUT: 'warning',
  PATCH: 'warning',
  DELETE: 'danger',
};
const SIDES = { vendor: 'api.vendorSide', partner: 'api.partnerSide', either: 'api.bothSides' } as const;

/**
 * One operation in a line; opened, how it is called, what it takes, what it answers. An address that ends with its name
 * opens it. What the operations say of themselves is English, like their document.
 */
export function OperationEntry({ entry }: { entry: ReferenceEntry }) {
  const t = useT(words);
  return (
    <details className="rounded-md border border-line bg-raised">
      <summary className="px-4 py-2.5 leading-7 sm:px-6">
        <Badge tone={TONES[entry.method] ?? 'neutral'}>
          <code className="font-sans">{entry.method}</code>
        </Badge>{' '}
        <h3 lang="en" className="mx-1 inline font-medium">
          {entry.summary}
        </h3>{' '}
        <Code>{entry.path}</Code>
      </summary>
      <div id={entry.operationId} className="flex scroll-mt-24 flex-col gap-4 px-4 pb-4 sm:px-6 sm:pb-5">
        {entry.description ? (
          <p lang="en" className="max-w-text text-sm text-muted">
            {entry.description}
          </p>
        ) : null}
        <p className="text-sm text-muted">
          <a href={`#${entry.operationId}`} id={`${entry.operationId}-name`} className="link">
            <Code>{entry.operationId}</Code>
          </a>{' '}
          · {t(SIDES[entry.side])} · {t('api.scope')} <Code>{entry.scope}</Code>
        </p>
        <h4 id={`${entry.operationId}-input`} className="font-medium">
          {t('api.input')}
        </h4>
        {entry.fileTypes.length > 0 ? <p>{t('api.fileBody', { types: entry.fileTypes.join(', ') })}</p> : null}
        {entry.input.length > 0 ? (
          <Fields of={entry.operationId} part="input" fields={entry.input} places />
        ) : entry.fileTypes.length === 0 ? (
          <p className="text-muted">{t('api.noInput')}</p>
        ) : null}
        {entry.output.length > 0 ? (
          <>
            <h4 id={`${entry.operationId}-answer`} className="font-medium">
              {t('api.answer', { status: entry.status })}
            </h4>
            <Fields of={entry.operationId} part="answer" fields={entry.output} />
          </>
        ) : null}
      </div>
    </details>
  );
}

type FieldsProps = { of: string; part: 'input' | 'answer'; fields: ReferenceField[]; places?: boolean };

function Fields({ of, part, fields, places = false }: FieldsProps) {
  const t = useT(words);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-labelledby={`${of}-name ${of}-${part}`}>
      <table className="w-full text-sm">
        <thead className="text-start text-muted">
          <tr>
            <Head>{t('api.field')}</Head>
            {places ? <Head>{t('api.place')}</Head> : null}
            <Head>{t('api.type')}</Head>
            <Head>{t('api.note')}</Head>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name} className="border-t border-line align-baseline">
              <th scope="row" className="py-1.5 pe-4 text-start font-normal whitespace-nowrap">
                <Code>{field.name}</Code>
                {places && !field.required ? <span className="ms-2 text-muted">{t('api.optional')}</span> : null}
              </th>
              {places ? <td className="py-1.5 pe-4 text-muted">{t(`api.${field.place}`)}</td> : null}
              <td className="py-1.5 pe-4 wrap-anywhere">
                <code className="font-sans">{field.type}</code>
              </td>
              <td lang="en" className="py-1.5 text-muted">
                {field.note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="py-1.5 pe-4 text-start font-medium">
      {children}
    </th>
  );
}
