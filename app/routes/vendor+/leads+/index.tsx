import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LeadTotalsTable } from '#app/components/leads/lead-totals-table.tsx';
import { LeadsTable } from '#app/components/leads/leads-table.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { listLeads } from '#campaigns/leads/lead-queries.ts';
import { LeadListInput } from '#campaigns/leads/schema.ts';
import { listLeadTotals } from '#campaigns/leads/totals-queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.title'));

export const loader = vendorLoader(LeadListInput, async ({ ctx, input }) => ({
  page: await listLeads(ctx, input, { limit: 50, cursor: input.cursor }),
  totals: await listLeadTotals(ctx),
  mayExport: can(ctx.actor, 'lead:export'),
}));

export default function Leads() {
  const t = useT(words);
  const { page, totals, mayExport } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('leads.title')}
        sentence={t('leads.vendorSentence')}
        secondary={
          <>
            <ButtonLink to={paths.vendor.leadForms}>{t('leads.forms')}</ButtonLink>
            <ButtonLink to={paths.vendor.leadScoring}>{t('leads.scoring')}</ButtonLink>
            <ButtonLink to={paths.vendor.leadRouting}>{t('leads.routing')}</ButtonLink>
            <ButtonLink to={paths.vendor.heldLeads}>{t('leads.held')}</ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-8">
        <LeadsTable page={page} side="vendor" to={paths.vendor.lead} mayExport={mayExport} />
        <LeadTotalsTable totals={totals} />
      </div>
    </Page>
  );
}
