import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PartnerFundsTabs } from '#app/components/mdf/funds-tabs.tsx';
import { RequestsTable } from '#app/components/mdf/requests-table.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { listRequests } from '#campaigns/mdf/request-queries.ts';
import { REQUEST_STATUSES } from '#campaigns/mdf/request-status.ts';
import { MdfListInput } from '#campaigns/mdf/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.requests'));

export const loader = partnerLoader(MdfListInput, async ({ ctx, input }) => ({
  page: await listRequests(ctx, input, { limit: 50, cursor: input.cursor }),
  statuses: REQUEST_STATUSES,
  mayClaim: can(ctx.actor, 'claim:write'),
}));

export default function Requests() {
  const t = useT(words);
  const { page, statuses, mayClaim } = useLoaderData<typeof loader>();
  const create = mayClaim ? (
    <ButtonLink to={paths.partner.newFundRequest()} variant="primary">
      {t('mdf.newRequest')}
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
      <RequestsTable
        rows={page.items}
        next={page.nextCursor}
        statuses={statuses}
        rowTo={(row) => paths.partner.fundRequest(row.id)}
        exportTo={paths.partner.fundRequestsCsv}
        side="partner"
      />
    </Page>
  );
}
