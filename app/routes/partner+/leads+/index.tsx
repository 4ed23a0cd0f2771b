import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LeadsTable } from '#app/components/leads/leads-table.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { listLeads } from '#campaigns/leads/lead-queries.ts';
import { LeadListInput } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.title'));

export const loader = partnerLoader(LeadListInput, async ({ ctx, input }) => ({
  page: await listLeads(ctx, input, { limit: 50, cursor: input.cursor }),
  mayExport: can(ctx.actor, 'lead:export'),
}));

export default function Leads() {
  const t = useT(words);
  return (
    <Page>
      <PageHeader
        title={t('leads.title')}
        sentence={t('leads.partnerSentence')}
        secondary={<ButtonLink to={paths.partner.heldLeads}>{t('leads.held')}</ButtonLink>}
      />
      <LeadsTable {...useLoaderData<typeof loader>()} side="partner" to={paths.partner.lead} />
    </Page>
  );
}
