import { Link } from '@remix-run/react';
import { Megaphone } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';

export function NoOffers({ filtered }: { filtered: boolean }) {
  const t = useT(words);
  return (
    <Card>
      {filtered ? (
        <EmptyState
          title={t('campaigns.offers.nothingFound')}
          action={
            <Link to={paths.partner.campaigns} className="link">
              {t('campaigns.offers.clear')}
            </Link>
          }
        />
      ) : (
        <EmptyState icon={Megaphone} title={t('campaigns.offers.emptyTitle')} why={t('campaigns.offers.emptyWhy')} />
      )}
    </Card>
  );
}
