import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import type { FormResult } from '#app/http/form.server.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { CampaignPage } from '#campaigns/catalog/read-campaign-page.ts';
import { StateTitle } from './state-title.tsx';
import { VisibilityFields } from './visibility-fields.tsx';

type VisibilityCardProps = { page: CampaignPage; result: FormResult | undefined; locked: boolean };

export function VisibilityCard({ page, result, locked }: VisibilityCardProps) {
  const t = useT(words);
  const { campaign, tiers, groups, seenBy } = page;
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? []);
  return (
    <Card
      id="visibility"
      title={<StateTitle title={t('campaigns.visibility')} done={seenBy > 0} />}
      sentence={t('campaigns.visibilitySentence')}
    >
      <Form method="post" preventScrollReset className="flex flex-col gap-5">
        <FormErrors errors={errors} />
        <input type="hidden" name="campaignId" value={campaign.id} />
        <VisibilityFields chosen={campaign} tiers={tiers} groups={groups} seenBy={seenBy} />
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
