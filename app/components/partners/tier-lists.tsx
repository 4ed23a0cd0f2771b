import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { IconButton } from '#app/components/ui/icon-button.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form.server.ts';
import words from '#app/i18n/en/partners.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { GroupRow, TierRow } from '#campaigns/partners/queries.ts';
import { CreateGroupInput, CreateTierInput } from '#campaigns/partners/schema.ts';

type Common = { mayManage: boolean; added: FormResult | undefined; refused: FormResult | undefined };

/** Tiers in their order; the highest first. */
export function TierList({ tiers, mayManage, added, refused }: Common & { tiers: TierRow[] }) {
  const t = useT(words);
  return (
    <Card title={t('partners.tiers')} sentence={t('partners.tiersWhat')}>
      <Refusal of={refused} intents={['rename-tier', 'move-tier', 'remove-tier']} />
      {tiers.length === 0 ? <p className="text-muted">{t('partners.tiersEmpty')}</p> : null}
      <ol className="flex flex-col">
        {tiers.map((tier, at) => (
          <Row
            key={tier.tierId}
            used={tier}
            name={tier.name}
            id={{ tierId: tier.tierId }}
            kind="tier"
            mayManage={mayManage}
          >
            <Move tier={tier} to={at} label={t('partners.moveUp')} icon={ArrowUp} />
            <Move tier={tier} to={at + 2} label={t('partners.moveDown')} icon={ArrowDown} />
          </Row>
        ))}
      </ol>
      {mayManage ? <Add kind="tier" key={tiers.length} result={added} /> : null}
    </Card>
  );
}

/** Groups by name. */
export function GroupList({ groups, mayManage, added, refused }: Common & { groups: GroupRow[] }) {
  const t = useT(words);
  return (
    <Card title={t('partners.groups')} sentence={t('partners.groupsWhat')}>
      <Refusal of={refused} intents={['rename-group', 'remove-group']} />
      {groups.length === 0 ? <p className="text-muted">{t('partners.groupsEmpty')}</p> : null}
      <ul className="flex flex-col">
        {groups.map((group) => (
          <Row
            key={group.groupId}
            used={group}
            name={group.name}
            id={{ groupId: group.groupId }}
            kind="group"
            mayManage={mayManage}
          />
        ))}
      </ul>
      {mayManage ? <Add kind="group" key={groups.length} result={added} /> : null}
    </Card>
  );
}

function Refusal({ of, intents }: { of: FormResult | undefined; intents: string[] }) {
  const errors =
    of?.form && intents.includes(of.form) ? Object.values(of.error ?? {}).flatMap((said) => said ?? []) : [];
  return <FormErrors errors={errors.slice(0, 1)} />;
}

type RowProps = {
  name: string;
  id: Record<string, string>;
  kind: 'tier' | 'group';
  used: { partners: number; campaigns: number };
  mayManage: boolean;
  children?: ReactNode;
};

function Row({ name, id, kind, used, mayManage, children }: RowProps) {
  const t = useT(words);
  const [[idName, idValue] = ['', '']] = Object.entries(id);
  const unused = used.partners + used.campaigns === 0;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0">
      {mayManage ? (
        <Form method="post" className="flex min-w-0 flex-1 basis-60 items-center gap-2">
          <input type="hidden" name={idName} value={idValue} />
          <Input
            name="name"
            defaultValue={name}
            aria-label={`${t('partners.name')}: ${name}`}
            maxLength={60}
            required
          />
          <SubmitButton
            size="sm"
            name="intent"
            value={`rename-${kind}`}
            aria-label={`${t('partners.rename')}: ${name}`}
          >
            {t('partners.rename')}
          </SubmitButton>
        </Form>
      ) : (
        <span className="font-medium">{name}</span>
      )}
      <span className="flex items-center gap-1">
        <span className="me-2 text-sm text-muted tabular-nums">
          {t('partners.usedByPartners', { count: used.partners })},{' '}
          {t('partners.usedByCampaigns', { count: used.campaigns })}
        </span>
        {mayManage ? children : null}
        {mayManage && unused ? (
          <Form method="post">
            <input type="hidden" name={idName} value={idValue} />
            <SubmitButton
              size="sm"
              variant="quiet"
              name="intent"
              value={`remove-${kind}`}
              aria-label={`${t('partners.remove')}: ${name}`}
            >
              {t('partners.remove')}
            </SubmitButton>
          </Form>
        ) : null}
      </span>
    </li>
  );
}

type MoveProps = { tier: TierRow; to: number; label: string; icon: typeof ArrowUp };

function Move({ tier, to, label, icon }: MoveProps) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="move-tier" />
      <input type="hidden" name="tierId" value={tier.tierId} />
      <input type="hidden" name="rank" value={Math.max(1, to)} />
      <IconButton type="submit" size="sm" label={`${label}: ${tier.name}`} icon={icon} />
    </Form>
  );
}

function Add({ kind, result }: { kind: 'tier' | 'group'; result: FormResult | undefined }) {
  const t = useT(words);
  const schema = kind === 'tier' ? CreateTierInput : CreateGroupInput;
  const [form, fields] = useActionForm(schema, { lastResult: result, id: `add-${kind}` });
  return (
    <Form method="post" {...getFormProps(form)} className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <input type="hidden" name="intent" value={`add-${kind}`} />
      <InputRow
        field={fields.name}
        label={t(kind === 'tier' ? 'partners.tierName' : 'partners.groupName')}
        autoComplete="off"
      />
      <div>
        <SubmitButton>{t(kind === 'tier' ? 'partners.tierAdd' : 'partners.groupAdd')}</SubmitButton>
      </div>
    </Form>
  );
}
