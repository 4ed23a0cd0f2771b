import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AssignmentsCard } from '#app/components/leads/assignments-card.tsx';
import { GiveLead } from '#app/components/leads/give-lead.tsx';
import { LeadStatus } from '#app/components/leads/lead-status.tsx';
import { PersonCard } from '#app/components/leads/person-card.tsx';
import { ScoreCard } from '#app/components/leads/score-card.tsx';
import { TimelineCard } from '#app/components/leads/timeline-card.tsx';
import { useLivePage } from '#app/components/leads/use-live-page.ts';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { assignLead } from '#campaigns/leads/assign-lead.ts';
import { listAssignments, listPartnerChoices } from '#campaigns/leads/assignment-queries.ts';
import { readLeadPage } from '#campaigns/leads/read-lead-page.ts';
import { AssignLead, LeadIdInput } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.title'));

export const loader = vendorLoader(LeadIdInput, async ({ ctx, input }) => {
  const page = await readLeadPage(ctx, input);
  const waits = ['unassigned', 'qualified', 'nurturing'].includes(page.lead.status);
  const partners = waits && can(ctx.actor, 'lead_rules:write') ? await listPartnerChoices(ctx) : null;
  return { ...page, ways: await listAssignments(ctx, page.lead), partners };
});

export const action = vendorAction(AssignLead, async ({ caller, input, redirectWith }) => {
  await assignLead(caller, input);
  return redirectWith(paths.vendor.lead(input.leadId), { message: say(words, 'leads.given'), tone: 'success' });
});

export default function Lead() {
  const t = useT(words);
  const { lead, score, timeline, ways, partners } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  useLivePage();
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.vendor.leads, label: t('leads.title') }]}
        title={lead.name || lead.email}
        status={<LeadStatus status={lead.status} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex flex-col gap-6">
          {partners ? <GiveLead partners={partners} refused={refused} /> : null}
          <PersonCard lead={lead} />
          <ScoreCard score={score} />
        </div>
        <div className="flex flex-col gap-6">
          <AssignmentsCard ways={ways} />
          <TimelineCard entries={timeline} />
        </div>
      </div>
    </Page>
  );
}
