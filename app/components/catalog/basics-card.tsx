import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form.server.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { CampaignView } from '#campaigns/catalog/campaign-queries.ts';
import { CampaignBasicsForm } from '#campaigns/catalog/schema.ts';
import { StateTitle } from './state-title.tsx';

export type CardProps = { campaign: CampaignView; result: FormResult | undefined; locked: boolean };

export function BasicsCard({ campaign, result, locked }: CardProps) {
  const t = useT(words);
  const { id, name, goal, description } = campaign;
  const [form, fields] = useActionForm(CampaignBasicsForm, {
    id: 'basics-form',
    lastResult: result,
    defaultValue: { campaignId: id, name, goal, description },
  });
  return (
    <Card id="basics" title={<StateTitle title={t('campaigns.basics')} done />}>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <input type="hidden" name="campaignId" value={id} />
        <InputRow field={fields.name} label={t('campaigns.nameField')} help={t('campaigns.nameHelp')} maxLength={120} />
        <InputRow field={fields.goal} label={t('campaigns.goal')} help={t('campaigns.goalHelp')} optional />
        <TextareaRow
          field={fields.description}
          label={t('campaigns.description')}
          help={t('campaigns.descriptionHelp')}
          rows={4}
          optional
        />
        {locked ? null : (
          <div>
            <SubmitButton name="intent" value="basics">
              {t('campaigns.saveBasics')}
            </SubmitButton>
          </div>
        )}
      </Form>
    </Card>
  );
}
