import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Rocket } from 'lucide-react';
import { ClaimDirect, FundChoice } from '#app/components/mdf/new-claim.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { DateTime, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { createClaim } from '#campaigns/mdf/create-claim.ts';
import { getShare, listClaimableLaunches, listShares } from '#campaigns/mdf/fund-queries.ts';
import { NewClaimForm } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.newClaim'));

export const loader = partnerLoader(async ({ ctx }) => {
  authorize(ctx.actor, 'claim:write');
  return { shares: await listShares(ctx), launches: await listClaimableLaunches(ctx) };
});

export const action = partnerAction(NewClaimForm, async ({ caller, input, world }) => {
  const { fund, ...about } = input;
  const share = await getShare(caller, fund);
  const { claimId } = await createClaim({ ...caller, files: world.files }, { ...about, ...share });
  return redirect(paths.partner.claim(claimId), 303);
});

export default function NewClaim() {
  const t = useT(words);
  const { shares, launches } = useLoaderData<typeof loader>();
  const ofVendor = (vendorId: string) => shares.filter((share) => share.vendorId === vendorId);
  return (
    <Page>
      <PageHeader
        title={t('mdf.newClaim')}
        sentence={t('mdf.noClaimsWhy')}
        crumbs={[
          { to: paths.partner.funds, label: t('mdf.title') },
          { to: paths.partner.claims, label: t('mdf.claims') },
        ]}
      />
      <div className="flex flex-col gap-6">
        <FormErrors errors={Object.values(useActionData<typeof action>()?.error ?? {}).flatMap((list) => list ?? [])} />
        <DataTable
          label={t('mdf.launches')}
          rows={launches.filter(({ vendorId }) => ofVendor(vendorId).length > 0)}
          rowKey={(launch) => launch.id}
          columns={[
            { key: 'name', header: t('mdf.titleField'), cell: (launch) => launch.name },
            { key: 'sent', header: t('mdf.submittedAt'), cell: (launch) => <DateTime value={launch.sentAt} /> },
            {
              key: 'people',
              header: t('mdf.sentTo'),
              align: 'end',
              hide: 'card',
              cell: (launch) => <NumberText value={launch.accepted} />,
            },
            {
              key: 'claim',
              header: t('mdf.chooseFund'),
              cell: (launch) => (
                <Form method="post" className="flex flex-wrap items-center gap-3">
                  <FundChoice shares={ofVendor(launch.vendorId)} id={`fund-${launch.id}`} />
                  <SubmitButton name="launchId" value={launch.id}>
                    {t('mdf.claimLaunch')}
                  </SubmitButton>
                </Form>
              ),
            },
          ]}
          empty={<EmptyState icon={Rocket} title={t('mdf.noLaunches')} why={t('mdf.noLaunchesWhy')} />}
        />
        {shares.length > 0 ? <ClaimDirect shares={shares} /> : null}
      </div>
    </Page>
  );
}
