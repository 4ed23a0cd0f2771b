import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ClaimsTable } from '#app/components/mdf/claims-table.tsx';
import { PartnerFundsTabs } from '#app/components/mdf/funds-tabs.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { listClaims } from '#campaigns/mdf/claim-queries.ts';
import { CLAIM_STATUSES } from '#campaigns/mdf/claim-status.ts';
import { MdfListInput } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.claims'));

export const loader = partnerLoader(MdfListInput, async ({ ctx, input }) => ({
  page: await listClaims(ctx, input, { limit: 50, cursor: input.cursor }),
  statuses: CLAIM_STATUSES,
  mayClaim: can(ctx.actor, 'claim:write'),
}));

export default function Claims() {
  const t = useT(words);
  const { page, statuses, mayClaim } = useLoaderData<typeof loader>();
  const create = mayClaim ? (
    <ButtonLink to={paths.partner.newClaim} variant="primary">
      {t('mdf.newClaim')}
    </ButtonLink>
  ) : null;
  return (
    <Page>
      <PageHeader
        title={t('mdf.title')}
        sentence={t('mdf.partnerSentence')}
        tabs={<PartnerFundsTabs />}
        action={create}
      />
      <ClaimsTable
        rows={page.items}
        next={page.nextCursor}
        statuses={statuses}
        rowTo={(row) => paths.partner.claim(row.id)}
        exportTo={paths.partner.claimsCsv}
        side="partner"
      />
    </Page>
  );
}
