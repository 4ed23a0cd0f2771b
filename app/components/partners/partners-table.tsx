import { Handshake } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, Status } from '#app/components/ui/badge.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/partners.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { GroupRow, PartnerRow, TierRow } from '#campaigns/partners/queries.ts';
import type { ListPartnersInput } from '#campaigns/partners/schema.ts';

type Props = {
  partners: { items: PartnerRow[]; total: number };
  tiers: TierRow[];
  groups: GroupRow[];
  input: ListPartnersInput;
  /** The one thing to do where there is nobody yet. */
  action: ReactNode;
};

/** The vendor's partners: searched, narrowed, sorted and paged in the address. */
export function PartnersTable({ partners, tiers, groups, input, action }: Props) {
  const t = useT(words);
  return (
    <DataTable
      label={t('partners.list')}
      rows={partners.items}
      rowKey={(partner) => partner.partnerId}
      rowTo={(partner) => paths.vendor.partner(partner.partnerId)}
      columns={[
        { key: 'name', header: t('partners.name'), cell: ({ name }) => name, sort: true },
        { key: 'tier', header: t('partners.tier'), cell: ({ tier }) => tier?.name ?? <None /> },
        { key: 'groups', header: t('partners.groups'), cell: (partner) => <Groups partner={partner} />, hide: 'card' },
        { key: 'status', header: t('partners.status'), cell: (partner) => <PartnershipStatus of={partner} /> },
        {
          key: 'since',
          header: t('partners.since'),
          cell: ({ since }) => <DateTime value={since} style="date" />,
          sort: 'desc',
          hide: 'card',
        },
      ]}
      search={{ label: t('partners.search') }}
      filters={[
        {
          name: 'tier',
          label: t('partners.tier'),
          options: tiers.map(({ tierId, name }) => ({ value: tierId, label: name })),
        },
        {
          name: 'group',
          label: t('partners.group'),
          options: groups.map(({ groupId, name }) => ({ value: groupId, label: name })),
        },
        {
          name: 'status',
          label: t('partners.status'),
          options: [
            { value: 'active', label: t('partners.statusActive') },
            { value: 'ended', label: t('partners.statusEnded') },
          ],
        },
      ]}
      page={{ kind: 'numbered', page: input.page, pageSize: input.pageSize, total: partners.total }}
      exportTo={paths.vendor.partnersCsv}
      empty={<EmptyState icon={Handshake} title={t('partners.empty')} why={t('partners.emptyWhy')} action={action} />}
    />
  );
}

function Groups({ partner }: { partner: PartnerRow }) {
  if (partner.groups.length === 0) return <None />;
  return (
    <span className="flex flex-wrap gap-1">
      {partner.groups.map(({ groupId, name }) => (
        <Badge key={groupId}>{name}</Badge>
      ))}
    </span>
  );
}

export function PartnershipStatus({ of }: { of: Pick<PartnerRow, 'status' | 'endedAt' | 'since'> }) {
  const t = useT(words);
  if (of.status === 'active') return <Status tone="success" label={t('partners.statusActive')} since={of.since} />;
  return <Status tone="neutral" label={t('partners.statusEnded')} since={of.endedAt ?? undefined} />;
}
