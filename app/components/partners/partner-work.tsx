import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { Badge } from '#app/components/ui/badge.tsx';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { None } from '#app/components/ui/format.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/partners.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { GroupRow, PartnerRow, TierRow } from '#campaigns/partners/queries.ts';
import { ChangePartnershipInput } from '#campaigns/partners/schema.ts';
import { TierAndGroups } from './tier-and-groups.tsx';

type Props = {
  partner: PartnerRow;
  tiers: TierRow[];
  groups: GroupRow[];
  mayManage: boolean;
  lastResult: FormResult | undefined;
};

const Typed = ChangePartnershipInput.omit({ partnerId: true });

/** Tier, groups, and whether one works together at all. */
export function PartnerWork({ partner, tiers, groups, mayManage, lastResult }: Props) {
  const t = useT(words);
  const defaultValue = {
    tierId: partner.tier?.tierId ?? '',
    groupIds: partner.groups.map(({ groupId }) => groupId),
  };
  const [form, fields] = useActionForm(Typed, { lastResult, defaultValue });
  if (!mayManage) return <WorkFacts partner={partner} />;
  return (
    <Card title={t('partners.work')} footer={<EndOrResume partner={partner} />}>
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <TierAndGroups tier={fields.tierId} groups={fields.groupIds} tiers={tiers} allGroups={groups} />
        <div>
          <SubmitButton variant="primary">{t('partners.changeSave')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

function WorkFacts({ partner }: { partner: PartnerRow }) {
  const t = useT(words);
  return (
    <Card title={t('partners.work')}>
      <dl>
        <CardRow label={t('partners.tier')}>{partner.tier?.name ?? <None />}</CardRow>
        <CardRow label={t('partners.groups')}>
          {partner.groups.length === 0 ? <None /> : null}
          {partner.groups.map(({ groupId, name }) => (
            <Badge key={groupId}>{name}</Badge>
          ))}
        </CardRow>
      </dl>
    </Card>
  );
}

function EndOrResume({ partner: { partnerId, name, status } }: { partner: PartnerRow }) {
  const t = useT(words);
  if (status === 'ended')
    return (
      <Form method="post" action={paths.vendor.partnershipResumption(partnerId)}>
        <input type="hidden" name="name" value={name} />
        <SubmitButton action={paths.vendor.partnershipResumption(partnerId)}>{t('partners.resume')}</SubmitButton>
      </Form>
    );
  return (
    <ConfirmDialog
      trigger={<Button type="button">{t('partners.end')}</Button>}
      title={t('partners.endTitle', { name })}
      body={t('partners.endWhat', { name })}
      confirmLabel={t('partners.end')}
      action={paths.vendor.partnershipEnd(partnerId)}
      fields={{ name }}
    />
  );
}
