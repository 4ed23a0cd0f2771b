import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import { CampaignDatesForm } from '#campaigns/catalog/schema.ts';
import type { CardProps } from './basics-card.tsx';
import { StateTitle } from './state-title.tsx';

export function DatesCard({ campaign, timeZone, result, locked }: CardProps & { timeZone: string }) {
  const t = useT(words);
  const { id, startsOn, endsOn, blockers } = campaign;
  const [form, fields] = useActionForm(CampaignDatesForm, {
    id: 'dates-form',
    lastResult: result,
    defaultValue: { campaignId: id, startsOn: startsOn ?? '', endsOn: endsOn ?? '' },
  });
  return (
    <Card
      id="dates"
      title={
        <StateTitle
          title={t('campaigns.dates')}
          done={!blockers.includes('ends_before_start') && !blockers.includes('already_over')}
        />
      }
      sentence={t('campaigns.datesSentence', { zone: timeZone.replaceAll('_', ' ') })}
    >
      <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-5">
        <FormErrors errors={form.errors} />
        <input type="hidden" name="campaignId" value={id} />
        <div className="grid gap-5 sm:grid-cols-2">
          <InputRow field={fields.startsOn} label={t('campaigns.startsOn')} type="date" optional />
          <InputRow field={fields.endsOn} label={t('campaigns.endsOn')} type="date" optional />
        </div>
        {locked ? null : (
          <div>
            <SubmitButton name="intent" value="dates">
              {t('campaigns.saveDates')}
            </SubmitButton>
          </div>
        )}
      </Form>
    </Card>
  );
}
