import { csvResponse } from '#app/http/csv.server.ts';
import { amountCell } from '#app/http/mdf-csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { getScorecard, type VendorScore } from '#campaigns/analytics/get-scorecard.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { Money } from '#campaigns/kernel/money.ts';

const moneys = (values: Money[]) => values.map((value) => `${amountCell(value)} ${value.currency}`).join(' + ');

const COLUMNS = [
  { header: 'Vendor', value: (row: VendorScore) => row.vendorName },
  { header: 'Tier', value: (row: VendorScore) => row.tier },
  { header: 'Next tier', value: (row: VendorScore) => row.nextTier },
  { header: 'Launches it asks for', value: (row: VendorScore) => row.goalLaunches },
  { header: 'Won deals it asks for', value: (row: VendorScore) => row.goalDeals },
  { header: 'Launches', value: (row: VendorScore) => row.launches },
  { header: 'Mails sent', value: (row: VendorScore) => row.sent },
  { header: 'Clicks', value: (row: VendorScore) => row.clicks },
  { header: 'Leads', value: (row: VendorScore) => row.leads },
  { header: 'Open leads', value: (row: VendorScore) => row.openLeads },
  { header: 'Deals', value: (row: VendorScore) => row.deals },
  { header: 'Won deals', value: (row: VendorScore) => row.won },
  { header: 'Social posts published', value: (row: VendorScore) => row.channels.posts },
  { header: 'Journeys running', value: (row: VendorScore) => row.channels.journeys },
  { header: 'Widget views', value: (row: VendorScore) => row.channels.widgetViews },
  { header: 'Widget clicks', value: (row: VendorScore) => row.channels.widgetClicks },
  { header: 'Available', value: (row: VendorScore) => moneys(row.available) },
  { header: 'Paid', value: (row: VendorScore) => moneys(row.paid) },
];

export const loader = partnerResource(async ({ caller }) => {
  const { vendors } = await inTransaction(caller, getScorecard);
  return csvResponse('scorecard', COLUMNS, vendors);
});
