import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DryRunForm } from '#app/components/mdf/dry-run.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { askRules } from '#campaigns/mdf/dry-run.ts';
import { listShares } from '#campaigns/mdf/fund-queries.ts';
import { DryRunQuery } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.dryRun'));

export const loader = partnerLoader(DryRunQuery, async ({ ctx, input }) => {
  const shares = await listShares(ctx);
  const share = shares.find(({ fundId }) => fundId === input.fund) ?? shares[0];
  return {
    funds: shares.map(({ fundId, name, vendorName }) => ({ value: fundId, label: `${name} (${vendorName})` })),
    fund: share?.fundId,
    asked: input,
    ...(await askRules(ctx, { ...input, fund: share?.fundId, vendorId: share?.vendorId })),
  };
});

export default function Check() {
  const t = useT(words);
  const data = useLoaderData<typeof loader>();
  return (
    <Page width="text">
      <PageHeader
        title={t('mdf.dryRun')}
        sentence={t('mdf.dryRunSentence')}
        crumbs={[{ to: paths.partner.funds, label: t('mdf.title') }]}
      />
      <DryRunForm {...data} />
    </Page>
  );
}
