import type { DealView } from '#campaigns/leads/deal-queries.ts';
import type { LeadRow } from '#campaigns/leads/lead-queries.ts';
import type { PartnerLeadTotals } from '#campaigns/leads/totals-queries.ts';
import type { CsvColumn } from './csv.server.ts';
import { amountCell } from './mdf-csv.server.ts';

export const LEAD_COLUMNS: readonly CsvColumn<LeadRow>[] = [
  { header: 'Name', value: (row) => row.name },
  { header: 'E-mail', value: (row) => row.email },
  { header: 'Company', value: (row) => row.company },
  { header: 'Status', value: (row) => row.status },
  { header: 'Grade', value: (row) => row.grade },
  { header: 'Fit', value: (row) => row.fit },
  { header: 'Engagement', value: (row) => row.engagement },
  { header: 'Source', value: (row) => row.source },
  { header: 'Caught by', value: (row) => row.origin },
  { header: 'Partner', value: (row) => row.partnerName },
  { header: 'Came', value: (row) => row.createdAt },
  { header: 'Changed', value: (row) => row.updatedAt },
  { header: 'Id', value: (row) => row.id },
];

export const DEAL_COLUMNS: readonly CsvColumn<DealView>[] = [
  { header: 'Name', value: (row) => row.name },
  { header: 'Company', value: (row) => row.company },
  { header: 'Vendor', value: (row) => row.vendorName },
  { header: 'Partner', value: (row) => row.partnerName },
  { header: 'Status', value: (row) => row.status },
  { header: 'Stage', value: (row) => row.stage },
  { header: 'Credit', value: (row) => row.credit },
  { header: 'Currency', value: (row) => row.value.currency },
  { header: 'Value', value: (row) => amountCell(row.value) },
  { header: 'Expected', value: (row) => row.expectedOn },
  { header: 'Registered', value: (row) => row.registeredAt },
  { header: 'Decided', value: (row) => row.decidedAt },
  { header: 'Protected until', value: (row) => row.protectedUntil },
  { header: 'Closed', value: (row) => row.closedAt },
  { header: 'Reason', value: (row) => row.lostReason || row.decisionReason },
  { header: 'Id', value: (row) => row.id },
];

export const LEAD_TOTAL_COLUMNS: readonly CsvColumn<PartnerLeadTotals>[] = [
  { header: 'Partner', value: (row) => row.partnerName },
  { header: 'Leads', value: (row) => row.leads },
  { header: 'Qualified', value: (row) => row.qualified },
  { header: 'Accepted', value: (row) => row.accepted },
  { header: 'Deals', value: (row) => row.registered },
  { header: 'Won', value: (row) => row.won },
  { header: 'Id', value: (row) => row.partnerId },
];
