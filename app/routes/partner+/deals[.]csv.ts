import { csvOfPages } from '#app/http/csv.server.ts';
import { DEAL_COLUMNS } from '#app/http/leads-csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { listDeals } from '#campaigns/leads/deal-queries.ts';
import { DealListInput } from '#campaigns/leads/schema.ts';

export const loader = partnerResource(DealListInput, ({ caller, input }) =>
  csvOfPages('deals', DEAL_COLUMNS, (cursor) => caller.inScope((ctx) => listDeals(ctx, input, { limit: 500, cursor }))),
);
