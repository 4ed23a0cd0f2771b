import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PartnerWork } from '#app/components/partners/partner-work.tsx';
import { PartnershipStatus } from '#app/components/partners/partners-table.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { DateTime, None } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/partners.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { changePartnership } from '#campaigns/partners/change-partnership.ts';
import { getPartner, listGroups, listTiers } from '#campaigns/partners/queries.ts';
import { ChangePartnershipInput, PartnerIdInput } from '#campaigns/partners/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.partner.name ?? t('partners.list'));

export const loader = vendorLoader(PartnerIdInput, async ({ ctx, input }) => ({
  partner: await getPartner(ctx, input.partnerId),
  tiers: await listTiers(ctx),
  groups: await listGroups(ctx),
  mayManage: can(ctx.actor, 'partner:manage'),
}));

export const action = vendorAction(ChangePartnershipInput, async ({ caller, input, redirectWith }) => {
  await changePartnership(caller, input);
  const message = say(words, 'partners.changed');
  return redirectWith(paths.vendor.partner(input.partnerId), { message, tone: 'success' });
});

export default function Partner() {
  const t = useT(words);
  const data = useLoaderData<typeof loader>();
  const { partner } = data;
  return (
    <Page>
      <PageHeader
        title={partner.name}
        crumbs={[{ to: paths.vendor.partners, label: t('partners.list') }]}
        status={<PartnershipStatus of={partner} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Card title={t('partners.company')}>
          <dl>
            <CardRow label={t('partners.country')}>{partner.country ?? <None />}</CardRow>
            <CardRow label={t('partners.since')}>
              <DateTime value={partner.since} style="date" />
            </CardRow>
            {partner.endedAt ? (
              <CardRow label={t('partners.endedSince')}>
                <DateTime value={partner.endedAt} style="date" />
              </CardRow>
            ) : null}
            <CardRow label={t('partners.onBehalf')}>
              {t(partner.onBehalfAllowed ? 'partners.onBehalfYes' : 'partners.onBehalfNo')}
            </CardRow>
          </dl>
          <div className="mt-4">
            <Callout tone="info" title={t('partners.contactsTheirs')} />
          </div>
        </Card>
        <PartnerWork key={partner.partnerId} {...data} lastResult={useActionData<typeof action>()} />
      </div>
    </Page>
  );
}
