import { Status } from '#app/components/ui/badge.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { AccountRow } from '#campaigns/social/account-queries.ts';

export function AccountsTable({ accounts }: { accounts: readonly AccountRow[] }) {
  const t = useT(words);
  return (
    <DataTable
      label={t('social.accounts')}
      rows={accounts}
      rowKey={(row) => row.id}
      columns={[
        { key: 'handle', header: t('social.account'), cell: (row) => row.handle },
        { key: 'network', header: t('social.network'), cell: (row) => t(`social.networks.${row.network}`) },
        {
          ...{ key: 'state', header: t('social.state') },
          cell: (row) =>
            row.repair ? (
              <Status tone="danger" label={t('social.repair')} reason={t('social.repairWhy')} />
            ) : (
              <Status tone="success" label={t(`social.accountStates.${row.status}`)} />
            ),
        },
        {
          ...{ key: 'disconnect', header: t('social.disconnect') },
          cell: (row) => (
            <ConfirmDialog
              trigger={<Button type="button">{t('social.disconnect')}</Button>}
              title={t('social.disconnect')}
              body={t('social.disconnectWhat')}
              confirmLabel={t('social.disconnect')}
              action={paths.partner.socialAccounts}
              fields={{ intent: 'disconnect', accountId: row.id }}
            />
          ),
        },
      ]}
      empty={<EmptyState title={t('social.accountsEmpty')} why={t('social.accountsEmptyWhy')} />}
    />
  );
}
