import { UsersRound } from 'lucide-react';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ActivationView } from '#campaigns/journeys/activation-queries.ts';
import type { EnrollmentRow } from '#campaigns/journeys/people.sql.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DateTime, None } from '../ui/format.tsx';

const STATES = ['active', 'finished', 'exited'] as const;
const REASONS = [
  ...(['lead_accepted', 'deal_registered', 'unsubscribed', 'erased'] as const),
  ...(['too_long', 'stopped', 'end'] as const),
];

/** The people of a run and where each is. */
export function PeopleInside({ run, people }: { run: ActivationView; people: Paged<EnrollmentRow> }) {
  const t = useT(words);
  const names = new Map(run.definition.steps.map(({ id, name }) => [id, name]));
  const stateOf = ({ state, reason: given }: EnrollmentRow) => {
    const reason = REASONS.find((one) => one === given);
    return state === 'exited' && reason ? t(`journeys.reason.${reason}`) : t(`journeys.personStates.${state}`);
  };
  return (
    <>
      <h2 className="mt-8 mb-3 text-lg font-semibold">{t('journeys.people')}</h2>
      <DataTable
        label={t('journeys.people')}
        rows={people.items}
        rowKey={(row) => row.id}
        search={{ label: t('journeys.searchPeople') }}
        rowTo={(row) => (row.email ? paths.partner.contact(row.contactId) : paths.partner.journeyRun(run.id))}
        filters={[
          {
            ...{ name: 'state', label: t('journeys.personState') },
            options: STATES.map((value) => ({ value, label: t(`journeys.personStates.${value}`) })),
          },
          {
            ...{ name: 'step', label: t('journeys.where') },
            options: run.definition.steps.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        columns={[
          {
            ...{ key: 'person', header: t('journeys.person') },
            cell: (row) => row.name || row.email || t('journeys.erased'),
          },
          { key: 'state', header: t('journeys.personState'), cell: stateOf },
          { key: 'where', header: t('journeys.where'), cell: (row) => names.get(row.stepId) ?? row.stepId },
          {
            ...{ key: 'due', header: t('journeys.due') },
            cell: (row) => (row.dueAt ? <DateTime value={row.dueAt} /> : <None />),
          },
          { key: 'since', header: t('journeys.since'), cell: (row) => <DateTime value={row.enteredAt} /> },
        ]}
        page={{ kind: 'cursor', next: people.nextCursor ?? undefined }}
        empty={<EmptyState icon={UsersRound} title={t('journeys.noPeople')} why={t('journeys.noPeopleWhy')} />}
      />
    </>
  );
}
