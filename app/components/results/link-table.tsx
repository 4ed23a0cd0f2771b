import { Link } from '@remix-run/react';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/results.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LinkClicks } from '#campaigns/analytics/launch-results.sql.ts';
import { Section } from './section.tsx';

export function LinkTable({ launchId, links }: { launchId: string; links: LinkClicks[] }) {
  const t = useT(words);
  return (
    <Section id="links" title={t('results.links')} sentence={t('results.linksSentence')}>
      <DataTable
        label={t('results.links')}
        rows={links}
        rowKey={(row) => String(row.number)}
        columns={[
          {
            key: 'link',
            header: t('results.link'),
            cell: (row) => (
              <span className="flex min-w-0 flex-col">
                <span className="font-medium wrap-anywhere">{row.label || row.url}</span>
                <span className="truncate text-sm text-muted">{row.url}</span>
              </span>
            ),
          },
          {
            key: 'people',
            header: t('results.linkPeople'),
            align: 'end',
            cell: (row) =>
              row.people > 0 ? (
                <Link to={paths.partner.launchPeople(launchId, { link: row.number })} className="link">
                  <NumberText value={row.people} />
                </Link>
              ) : (
                <NumberText value={0} />
              ),
          },
          {
            key: 'clicks',
            header: t('results.clicks'),
            align: 'end',
            cell: (row) => <NumberText value={row.clicks} />,
          },
          {
            key: 'machines',
            header: t('results.linkMachines'),
            align: 'end',
            cell: (row) => <NumberText value={row.machineClicks} />,
          },
        ]}
        empty={<EmptyState title={t('results.noLinks')} />}
      />
    </Section>
  );
}
