import { csvOfPages } from '#app/http/csv.server.ts';
import { LEAD_COLUMNS } from '#app/http/leads-csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { exportLeads } from '#campaigns/leads/export-leads.ts';
import { LeadListInput } from '#campaigns/leads/schema.ts';

export const loader = partnerResource(LeadListInput, async ({ caller, input }) =>
  csvOfPages('leads', LEAD_COLUMNS, await exportLeads(caller, input)),
);
