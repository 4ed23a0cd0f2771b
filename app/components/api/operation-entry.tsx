import { Badge } from '#app/components/ui/badge.tsx';
import { Card } from '#app/components/ui/card.tsx';
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

/** One operation: how it is called, what it takes, what it answers. What the operations say of themselves is English, like their document. */
export function OperationEntry({ entry }: { entry: ReferenceEntry }) {
  const t = useT(words);
  return (
    <Card
      id={entry.operationId}
      title={<span lang="en">{entry.summary}</span>}
      sentence={entry.description ? <span lang="en">{entry.description}</span> : undefined}
    >
      <div className="flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={TONES[entry.method] ?? 'neutral'}>
            <code className="font-sans">{entry.method}</code>
          </Badge>
          <Code>{entry.path}</Code>
        </p>
        <p className="text-sm text-muted">
          <span id={`${entry.operationId}-name`}>
            <Code>{entry.operationId}</Code>
          </span>{' '}
          · {t(SIDES[entry.side])} · {t('api.scope')} <Code>{entry.scope}</Code>
        </p>
        <h3 id={`${entry.operationId}-input`} className="font-medium">
          {t('api.input')}
        </h3>
        {entry.fileTypes.length > 0 ? <p>{t('api.fileBody', { types: entry.fileTypes.join(', ') })}</p> : null}
        {entry.input.length > 0 ? (
          <Fields of={entry.operationId} part="input" fields={entry.input} places />
        ) : entry.fileTypes.length === 0 ? (
          <p className="text-muted">{t('api.noInput')}</p>
        ) : null}
        {entry.output.length > 0 ? (
          <>
            <h3 id={`${entry.operationId}-answer`} className="font-medium">
              {t('api.answer', { status: entry.status })}
            </h3>
            <Fields of={entry.operationId} part="answer" fields={entry.output} />
          </>
        ) : null}
      </div>
    </Card>
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
