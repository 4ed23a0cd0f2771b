import { Form } from '@remix-run/react';
import { Status } from '#app/components/ui/badge.tsx';
import { Button, ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
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
              <div className="flex flex-wrap items-center gap-3">
                <Status tone="danger" label={t('social.repair')} reason={t('social.repairWhy')} />
                <SignInAgain account={row} />
              </div>
            ) : (
              <Status tone="success" label={t(`social.accountStates.${row.status}`)} />
            ),
        },
        {
          ...{ key: 'disconnect', header: t('social.accountAction') },
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

/** Straight to the network where it has a sign-in page, else to the form that asks for what opens the account. */
function SignInAgain({ account: { network, server, handle } }: { account: AccountRow }) {
  const t = useT(words);
  const label = `${t('social.signInAgain')}: ${handle}`;
  if (network === 'bluesky')
    return (
      <ButtonLink to="#connect-bluesky" size="sm" aria-label={label}>
        {t('social.signInAgain')}
      </ButtonLink>
    );
  return (
    <Form method="post">
      <input type="hidden" name="network" value={network} />
      <input type="hidden" name="server" value={server} />
      <SubmitButton name="intent" value="signIn" size="sm" aria-label={label}>
        {t('social.signInAgain')}
      </SubmitButton>
    </Form>
  );
}
