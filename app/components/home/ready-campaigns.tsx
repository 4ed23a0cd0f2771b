import { Link } from '@remix-run/react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { EligibleCampaignRow } from '#campaigns/catalog/queries.ts';

/** The newest first, and it alone with the primary button: one next step. */
export function ReadyCampaigns({ campaigns }: { campaigns: readonly EligibleCampaignRow[] }) {
  const t = useT(words);
  return (
    <Card
      title={t('home.ready')}
      sentence={campaigns.length > 0 ? t('home.readySentence') : undefined}
      action={
        <Link to={paths.partner.campaigns} className="link text-sm">
          {t('home.allCampaigns')}
        </Link>
      }
      padded={campaigns.length === 0}
    >
      {campaigns.length === 0 ? <EmptyState title={t('home.noneReady')} why={t('home.noneReadyWhy')} /> : null}
      <ul className="divide-y divide-line border-t border-line empty:hidden">
        {campaigns.map((campaign, at) => (
          <li
            key={campaign.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-4 py-4 sm:px-6"
          >
            <div className="min-w-0">
              <p className="font-medium">{campaign.name}</p>
              <p className="text-sm text-muted">{t('home.from', { vendor: campaign.vendorName })}</p>
            </div>
            <ButtonLink
              to={paths.partner.campaign(campaign.vendorId, campaign.id)}
              variant={at === 0 ? 'primary' : 'secondary'}
              size="sm"
            >
              {t('home.review')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
