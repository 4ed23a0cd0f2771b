import { Form } from '@remix-run/react';
import campaignWords from '#app/i18n/en/campaigns.json';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { VisibilityFields } from '../catalog/visibility-fields.tsx';
import { SubmitButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import type { EditorPage } from './step-list.tsx';

/** Whom the journey is offered to; holds at once. */
export function JourneyVisibility({ page: { journey, tiers, groups, seenBy } }: { page: EditorPage }) {
  const t = useT(words);
  const tCampaigns = useT(campaignWords);
  return (
    <Card title={tCampaigns('campaigns.visibility')} sentence={t('journeys.visibilitySentence')}>
      <Form method="post" preventScrollReset className="flex flex-col gap-5">
        <input type="hidden" name="intent" value="visibility" />
        <input type="hidden" name="revision" value={journey.revision} />
        <VisibilityFields chosen={journey} tiers={tiers} groups={groups} seenBy={seenBy} />
        {tiers.length + groups.length === 0 ? null : (
          <div>
            <SubmitButton>{tCampaigns('campaigns.saveVisibility')}</SubmitButton>
          </div>
        )}
      </Form>
    </Card>
  );
}
