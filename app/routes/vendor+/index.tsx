import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Megaphone } from 'lucide-react';
import { QuietPartners } from '#app/components/home/quiet-partners.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/home.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getVendorHome } from '#campaigns/analytics/vendor-home.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('home.title'));

export const loader = vendorLoader(({ ctx }) => getVendorHome(ctx));

/** What now: what went out, what came back, who needs a nudge, what waits. */
export default function VendorHome() {
  const t = useT(words);
  const { week, partners, quiet, drafts, published } = useLoaderData<typeof loader>();
  const isNew = published === 0 && drafts.length === 0;
  const create = (
    <ButtonLink to={paths.vendor.newCampaign} variant="primary">
      {t('home.newCampaign')}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader title={t('home.title')} action={isNew ? undefined : create} />
      <div className="flex flex-col gap-6">
        {isNew ? (
          <EmptyState icon={Megaphone} title={t('home.vendorStart')} why={t('home.vendorStartWhy')} action={create} />
        ) : null}
        <section>
          <h2 className="text-md">{t('home.week')}</h2>
          <p className="mt-0.5 mb-3 text-sm text-muted">{t('home.floor')}</p>
          <StatRow>
            <Stat label={t('home.launches')} value={<NumberText value={week.launches} />} to={paths.vendor.results} />
            <Stat label={t('home.sent')} value={<NumberText value={week.sent} />} to={paths.vendor.results} />
            <Stat label={t('home.clicks')} value={<NumberText value={week.clicks} />} to={paths.vendor.results} />
            <Stat
              label={t('home.unsubscribes')}
              value={<NumberText value={week.unsubscribes} />}
              to={paths.vendor.results}
            />
          </StatRow>
        </section>
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <QuietPartners partners={quiet} />
          <div className="flex flex-col gap-6">
            <section>
              <h2 className="mb-3 text-md">{t('home.network')}</h2>
              <StatRow>
                <Stat
                  label={t('home.active')}
                  value={<NumberText value={partners.active} />}
                  to={paths.vendor.partners}
                />
                <Stat
                  label={t('home.launchedLately')}
                  value={<NumberText value={partners.launchedLately} />}
                  to={paths.vendor.results}
                />
                <Stat
                  label={t('home.invited')}
                  value={<NumberText value={partners.invited} />}
                  to={paths.vendor.partners}
                />
              </StatRow>
            </section>
            <Card
              title={t('home.waiting')}
              sentence={drafts.length > 0 ? t('home.draftCampaigns') : t('home.nothingWaits')}
            >
              <ul className="flex flex-col gap-2">
                {drafts.map((draft) => (
                  <li key={draft.id} className="flex justify-between gap-4">
                    <Link to={paths.vendor.campaign(draft.id)} className="link">
                      {draft.name}
                    </Link>
                    <span className="text-sm text-muted">
                      <DateTime value={draft.updatedAt} />
                    </span>
                  </li>
                ))}
              </ul>
            </Card>
          </div>
        </div>
      </div>
    </Page>
  );
}
