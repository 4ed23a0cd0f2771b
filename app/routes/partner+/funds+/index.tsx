import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HandCoins } from 'lucide-react';
import { PartnerFundsTabs } from '#app/components/mdf/funds-tabs.tsx';
import { ShareCard } from '#app/components/mdf/share-card.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { listShares } from '#campaigns/mdf/fund-queries.ts';
import { findPayee } from '#campaigns/mdf/settlement/queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.title'));

export const loader = partnerLoader(async ({ ctx }) => ({
  shares: await listShares(ctx),
  hasPayee: (await findPayee(ctx)) !== null,
  mayClaim: can(ctx.actor, 'claim:write'),
}));

export default function Funds() {
  const t = useT(words);
  const { shares, hasPayee, mayClaim } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('mdf.title')}
        sentence={t('mdf.partnerSentence')}
        tabs={<PartnerFundsTabs />}
        secondary={<ButtonLink to={paths.partner.fundCheck()}>{t('mdf.dryRun')}</ButtonLink>}
        action={
          mayClaim && shares.length > 0 ? (
            <ButtonLink to={paths.partner.newClaim} variant="primary">
              {t('mdf.newClaim')}
            </ButtonLink>
          ) : null
        }
      />
      <div className="flex flex-col gap-6">
        {hasPayee || shares.length === 0 ? null : (
          <Callout
            tone="warning"
            title={t('mdf.payeeMissing')}
            action={<ButtonLink to={paths.partner.payee}>{t('mdf.payee')}</ButtonLink>}
          />
        )}
        {shares.length === 0 ? (
          <EmptyState icon={HandCoins} title={t('mdf.noShares')} why={t('mdf.noSharesWhy')} />
        ) : null}
        {shares.map((share) => (
          <ShareCard key={share.fundId} share={share} mayClaim={mayClaim} />
        ))}
      </div>
    </Page>
  );
}
