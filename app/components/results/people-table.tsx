import { Link } from '@remix-run/react';
import { UsersRound } from 'lucide-react';
import type { ComponentProps } from 'react';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/results.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LaunchPerson } from '#campaigns/analytics/launch-people.sql.ts';
import { PEOPLE_GROUPS } from '#campaigns/analytics/schema.ts';
import { useReason } from './use-reason.ts';

type Props = { people: readonly LaunchPerson[]; framed?: boolean } & Pick<
  ComponentProps<typeof DataTable<LaunchPerson>>,
  'page' | 'exportTo' | 'summary'
>;

/** People of a launch and what each did; with filters where it is a page of its own (`framed`). */
export function PeopleTable({ people, framed = true, ...rest }: Props) {
  const t = useT(words);
  const did = useDid();
  const filter = {
    name: 'who',
    label: t('results.who'),
    options: PEOPLE_GROUPS.map((value) => ({ value, label: t(`results.whos.${value}`) })),
  };
  return (
    <DataTable
      label={t('results.peopleTitle')}
      rows={people}
      rowKey={(row) => row.deliveryId}
      columns={[
        {
          key: 'person',
          header: t('results.person'),
          cell: (row) =>
            row.contactId ? (
              <span className="flex min-w-0 flex-col">
                <Link
                  to={paths.partner.contact(row.contactId)}
                  className="w-fit rounded-xs font-medium hover:underline"
                >
                  {row.name || row.email}
                </Link>
                {row.name ? <span className="text-sm text-muted wrap-anywhere">{row.email}</span> : null}
              </span>
            ) : (
              <span className="text-muted">{t('results.erased')}</span>
            ),
        },
        { key: 'did', header: t('results.did'), cell: (row) => did(row) },
        {
          key: 'last',
          header: t('results.last'),
          cell: (row) => (row.lastAt ? <DateTime value={row.lastAt} /> : <None />),
        },
      ]}
      filters={framed ? [filter] : []}
      empty={<EmptyState icon={UsersRound} title={t('results.peopleEmpty')} why={t('results.peopleEmptyWhy')} />}
      {...rest}
    />
  );
}

function useDid(): (row: LaunchPerson) => string {
  const t = useT(words);
  const say = useReason();
  return (row) => {
    switch (row.state) {
      case 'failed':
        return t('results.didFail', { reason: say(row.reason) });
      case 'skipped':
        return t('results.didSkip', { reason: say(row.reason) });
      case 'unknown':
        return t('results.didUnknown');
      case 'cancelled':
        return t('results.didCancel');
      case 'queued':
      case 'claimed':
      case 'sending':
        return t('results.didWait');
    }
    const parts = [
      row.clicks > 0 ? t('results.didClick', { count: row.clicks, links: row.links.join(', ') }) : '',
      row.clicks === 0 && row.opened ? t('results.didOpen') : '',
      row.unsubscribedAt ? t('results.didUnsubscribe') : '',
      row.bounced ? t('results.didBounce') : '',
    ].filter(Boolean);
    if (parts.length > 0) return parts.join('. ');
    return row.trackingConsent
      ? t('results.didNothing')
      : `${t('results.notRecorded')}. ${t('results.notRecordedWhy')}`;
  };
}
