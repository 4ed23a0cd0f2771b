import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { MoreHorizontal } from 'lucide-react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, RadioRow } from '#app/components/ui/form-rows.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { IconButton } from '#app/components/ui/icon-button.tsx';
import { Menu } from '#app/components/ui/menu.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form.server.ts';
import { resultOf } from '#app/http/form-result.ts';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { MemberRow } from '#campaigns/accounts/queries.ts';
import { InviteMemberInput, type MemberRole } from '#campaigns/accounts/schema.ts';
import { type InvitationItem, Invitations } from './invitations.tsx';

type Props = {
  members: MemberRow[];
  invitations: InvitationItem[];
  roles: readonly MemberRole[];
  mayManage: boolean;
  /** The address of the page itself, which takes all its forms. */
  action: string;
  result: FormResult | undefined;
};

/** Who works here and what they may do; who manages members also invites, changes and removes. */
export function Members({ members, invitations, roles, mayManage, action, result }: Props) {
  const t = useT(words);
  return (
    <div className="flex flex-col gap-6">
      <FormErrors errors={result && result.form !== 'invite' ? (result.error?.[''] ?? []) : []} />
      <DataTable
        label={t('settings.members')}
        rows={members}
        rowKey={(member) => member.membershipId}
        columns={[
          { key: 'name', header: t('settings.member'), cell: (member) => <Person member={member} /> },
          { key: 'role', header: t('settings.role'), cell: ({ role }) => t(`settings.role.${role as MemberRole}`) },
          {
            key: 'since',
            header: t('settings.since'),
            cell: ({ since }) => <DateTime value={since} style="date" />,
            hide: 'card',
          },
          {
            key: 'active',
            header: t('settings.lastActive'),
            cell: ({ lastActiveAt }) => <DateTime value={lastActiveAt} />,
          },
          ...(mayManage
            ? [
                {
                  key: 'manage',
                  header: '',
                  align: 'end' as const,
                  cell: (member: MemberRow) => <Manage member={member} roles={roles} action={action} />,
                },
              ]
            : []),
        ]}
        empty={null}
      />
      {invitations.length > 0 ? <Invitations invitations={invitations} action={action} mayManage={mayManage} /> : null}
      {mayManage ? <InviteForm roles={roles} result={resultOf(result, 'invite')} /> : null}
    </div>
  );
}

function Person({ member }: { member: MemberRow }) {
  return (
    <span className="flex flex-col">
      {member.name}
      <span className="text-sm font-normal text-muted">{member.email}</span>
    </span>
  );
}

function Manage({ member, roles, action }: { member: MemberRow; roles: readonly MemberRole[]; action: string }) {
  const t = useT(words);
  const { membershipId, name } = member;
  return (
    <span className="inline-flex items-center justify-end gap-1">
      <Menu
        label={t('settings.memberChangeRole')}
        align="end"
        trigger={<IconButton label={`${t('settings.memberChangeRole')}: ${name}`} icon={MoreHorizontal} size="sm" />}
        items={[
          { kind: 'heading', label: t('settings.memberChangeRole') },
          ...roles.map((role) => ({
            kind: 'form' as const,
            action,
            fields: { intent: 'role', membershipId, role },
            label: t(`settings.role.${role}`),
            detail: t(`settings.role.${role}.help`),
            checked: role === member.role,
          })),
        ]}
      />
      <ConfirmDialog
        trigger={
          <Button type="button" variant="quiet" size="sm">
            {t('settings.memberRemove')}
          </Button>
        }
        title={t('settings.memberRemoveTitle', { name })}
        body={t('settings.memberRemoveWhat', { name })}
        confirmLabel={t('settings.memberRemove')}
        action={action}
        fields={{ intent: 'remove', membershipId, name }}
      />
    </span>
  );
}

function InviteForm({ roles, result }: { roles: readonly MemberRole[]; result: FormResult | undefined }) {
  const t = useT(words);
  const [form, fields] = useActionForm(InviteMemberInput, {
    lastResult: result,
    id: 'invite',
    defaultValue: { role: 'marketer' },
  });
  return (
    <Card title={t('settings.invite')}>
      <Form method="post" {...getFormProps(form)} className="flex max-w-xl flex-col gap-5">
        <FormErrors errors={form.errors} />
        <input type="hidden" name="intent" value="invite" />
        <InputRow field={fields.email} label={t('settings.email')} type="email" autoComplete="off" />
        <RadioRow
          field={fields.role}
          label={t('settings.role')}
          options={roles.map((role) => ({
            value: role,
            label: t(`settings.role.${role}`),
            help: t(`settings.role.${role}.help`),
          }))}
        />
        <div>
          <SubmitButton variant="primary">{t('settings.inviteSend')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
