import { Route } from 'lucide-react';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { OfferedJourneyRow } from '#campaigns/journeys/offer-queries.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** Journeys that the partner's vendors offer. */
export function OfferedJourneys({ offered }: { offered: readonly OfferedJourneyRow[] }) {
  const t = useT(words);
  if (offered.length === 0)
    return <EmptyState icon={Route} title={t('journeys.noneOffered')} why={t('journeys.noneOfferedWhy')} />;
  return (
    <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {offered.map(({ vendorId, vendorName, journeyId, name, description, activationId }) => (
        <li key={journeyId}>
          <Card title={name} sentence={t('journeys.by', { vendor: vendorName })}>
            <p className="mb-4">{description}</p>
            {activationId ? (
              <ButtonLink to={paths.partner.journeyRun(activationId)}>{t('journeys.openRun')}</ButtonLink>
            ) : (
              <ButtonLink to={paths.partner.offeredJourney(vendorId, journeyId)}>{t('journeys.look')}</ButtonLink>
            )}
          </Card>
        </li>
      ))}
    </ul>
  );
}
