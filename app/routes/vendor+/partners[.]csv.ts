import { csvResponse } from '#app/http/csv.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { exportPartners, type PartnerRow } from '#campaigns/partners/queries.ts';
import { ListPartnersInput } from '#campaigns/partners/schema.ts';

const COLUMNS = [
  { header: 'Partner', value: (row: PartnerRow) => row.name },
  { header: 'Country', value: (row: PartnerRow) => row.country },
  { header: 'Tier', value: (row: PartnerRow) => row.tier?.name ?? null },
  { header: 'Groups', value: (row: PartnerRow) => row.groups.map(({ name }) => name).join('; ') },
  { header: 'Status', value: (row: PartnerRow) => row.status },
  { header: 'Partner since', value: (row: PartnerRow) => row.since },
  { header: 'Ended', value: (row: PartnerRow) => row.endedAt },
  { header: 'Id', value: (row: PartnerRow) => row.partnerId },
];

export const loader = vendorResource(ListPartnersInput, async ({ caller, input }) => {
  const rows = await inTransaction(caller, (ctx) => exportPartners(ctx, input));
  return csvResponse('partners', COLUMNS, rows);
});
