import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { type FieldLike, plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { CheckboxesRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form.server.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { CampaignPage } from '#campaigns/catalog/read-campaign-page.ts';
import { StateTitle } from './state-title.tsx';

type VisibilityCardProps = { page: CampaignPage; result: FormResult | undefined; locked: boolean };

export function VisibilityCard({ page, result, locked }: VisibilityCardProps) {
  const t = useT(words);
  const { campaign, tiers, groups, seenBy } = page;
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? []);
  const field = (name: string, chosen: readonly { id: string }[]): FieldLike => ({
    ...plainField(name),
    defaultOptions: chosen.map(({ id }) => id),
  });
  return (
    <Card
      id="visibility"
      title={<StateTitle title={t('campaigns.visibility')} done={seenBy > 0} />}
      sentence={t('campaigns.visibilitySentence')}
    >
      <Form method="post" preventScrollReset className="flex flex-col gap-5">
        <FormErrors errors={errors} />
        <input type="hidden" name="campaignId" value={campaign.id} />
        {tiers.length + groups.length === 0 ? <p className="text-muted">{t('campaigns.noTiers')}</p> : null}
        <div className="grid gap-5 empty:hidden sm:grid-cols-2">
          {tiers.length > 0 ? (
            <CheckboxesRow
              field={field('tierIds', campaign.tiers)}
              label={t('campaigns.tiers')}
              options={tiers.map(({ tierId, name, partners }) => ({
                value: tierId,
                label: name,
                help: t('campaigns.partnersCount', { count: partners }),
              }))}
            />
          ) : null}
          {groups.length > 0 ? (
            <CheckboxesRow
              field={field('groupIds', campaign.groups)}
              label={t('campaigns.groups')}
              options={groups.map(({ groupId, name, partners }) => ({
                value: groupId,
                label: name,
                help: t('campaigns.partnersCount', { count: partners }),
              }))}
            />
          ) : null}
        </div>
        <p className="font-medium">{t('campaigns.seenBy', { count: seenBy })}</p>
        {locked || tiers.length + groups.length === 0 ? null : (
          <div>
            <SubmitButton name="intent" value="visibility">
              {t('campaigns.saveVisibility')}
            </SubmitButton>
          </div>
        )}
      </Form>
    </Card>
  );
}
