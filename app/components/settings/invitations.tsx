import { Form } from '@remix-run/react';
import { Status } from '#app/components/ui/badge.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvitationRow } from '#campaigns/accounts/queries.ts';

export type InvitationItem = InvitationRow;

type Props = { invitations: InvitationItem[]; action: string; mayManage: boolean };

/** Who has been asked and has not answered; sent again or withdrawn here. */
export function Invitations({ invitations, action, mayManage }: Props) {
  const t = useT(words);
  return (
    <Card title={t('settings.invitations')} padded={false}>
      <ul>
        {invitations.map((invitation) => (
          <li
            key={invitation.invitationId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line px-4 py-3 sm:px-6"
          >
            <span className="min-w-0">
              <span className="block wrap-anywhere">
                {invitation.companyName ? `${invitation.companyName} · ${invitation.email}` : invitation.email}
              </span>
              <span className="text-sm text-muted">
                {t('settings.invitedBy')} {invitation.invitedBy}, <DateTime value={invitation.createdAt} />
              </span>
            </span>
            <span className="flex items-center gap-2">
              {invitation.expired ? (
                <Status tone="warning" label={t('settings.expired')} since={invitation.expiresAt} />
              ) : (
                <span className="text-sm text-muted">
                  {t('settings.expires')} <DateTime value={invitation.expiresAt} style="date" />
                </span>
              )}
              {mayManage ? <Answer action={action} invitation={invitation} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Answer({ action, invitation }: { action: string; invitation: InvitationItem }) {
  const t = useT(words);
  const act = (intent: 'resend' | 'withdraw', label: string) => (
    <Form method="post" action={action} preventScrollReset>
      <input type="hidden" name="invitationId" value={invitation.invitationId} />
      <input type="hidden" name="email" value={invitation.email} />
      <SubmitButton name="intent" value={intent} variant="quiet" size="sm" aria-label={`${label}: ${invitation.email}`}>
        {label}
      </SubmitButton>
    </Form>
  );
  return (
    <>
      {act('resend', t('settings.inviteAgain'))}
      {act('withdraw', t('settings.inviteWithdraw'))}
    </>
  );
}
