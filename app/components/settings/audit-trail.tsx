import { History } from 'lucide-react';
import { Code } from '#app/components/ui/code.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None } from '#app/components/ui/format.tsx';
import deeds from '#app/i18n/en/audit.json';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { AuditRow } from '#campaigns/accounts/queries.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';

/** Who did what to which object, newest first. */
export function AuditTrail({ page, exportTo }: { page: Paged<AuditRow>; exportTo: string }) {
  const t = useT(words);
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-text text-muted">{t('settings.auditWhat')}</p>
      <DataTable
        label={t('settings.audit')}
        rows={page.items}
        rowKey={(entry) => entry.id}
        search={{ label: t('settings.auditSearch') }}
        page={{ kind: 'cursor', next: page.nextCursor }}
        exportTo={exportTo}
        columns={[
          { key: 'action', header: t('settings.auditAction'), cell: ({ action }) => <Deed action={action} /> },
          { key: 'actor', header: t('settings.auditActor'), cell: (entry) => <Actor entry={entry} /> },
          {
            key: 'object',
            header: t('settings.auditObject'),
            cell: ({ objectId }) => <Code>{objectId}</Code>,
            hide: 'card',
          },
          { key: 'change', header: t('settings.auditChange'), cell: (entry) => <Change entry={entry} />, hide: 'card' },
          {
            key: 'at',
            header: t('settings.auditWhen'),
            cell: ({ at }) => <DateTime value={at} style="datetime" />,
            align: 'end',
          },
        ]}
        empty={<EmptyState icon={History} title={t('settings.auditEmpty')} why={t('settings.auditEmptyWhy')} />}
      />
    </div>
  );
}

/** In words, with the code that programs and the search know it by. */
function Deed({ action }: { action: string }) {
  const t = useT(deeds);
  return (
    <>
      {isKnown(action) ? t(`audit.${action}`) : null}
      <code className="block text-sm font-normal text-muted">{action}</code>
    </>
  );
}

type KnownAction = keyof typeof deeds extends `audit.${infer Action}` ? Action : never;

function isKnown(action: string): action is KnownAction {
  return Object.hasOwn(deeds, `audit.${action}`);
}

/** A person, a program, or the product itself: then with the name of its job, for whoever looks for it in the log. */
function Actor({ entry }: { entry: AuditRow }) {
  const t = useT(words);
  return (
    <>
      {entry.actorKind === 'system' ? (
        <>
          {t('settings.auditItself')}
          <code className="block text-sm text-muted">{entry.actorName}</code>
        </>
      ) : (
        entry.actorName
      )}
      {entry.actorKind === 'api_key' ? (
        <span className="block text-sm text-muted">{t('settings.auditKey')}</span>
      ) : null}
      {entry.actingFor ? (
        <span className="block text-sm text-muted">{t('settings.auditFor', { name: entry.actingFor })}</span>
      ) : null}
    </>
  );
}

/** Only what differs: field, before, after. */
function Change({ entry }: { entry: AuditRow }) {
  const before = toFields(entry.before);
  const after = toFields(entry.after);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
  if (names.length === 0) return <None />;
  return (
    <ul className="text-sm">
      {names.map((name) => (
        <li key={name} className="wrap-anywhere">
          <code className="text-muted">{name}:</code>{' '}
          {before[name] ? <del className="text-muted">{before[name]}</del> : null}{' '}
          {after[name] ? <ins className="no-underline">{after[name]}</ins> : null}
        </li>
      ))}
    </ul>
  );
}

function toFields(value: unknown): Record<string, string> {
  if (!value || typeof value !== 'object') return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, typeof inner === 'string' ? inner : JSON.stringify(inner)]),
  );
}
