import { AUDIT_COLUMNS } from '#app/http/audit-columns.server.ts';
import { csvOfPages } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { listAudit } from '#campaigns/accounts/queries.ts';
import { ListAuditInput } from '#campaigns/accounts/schema.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';

export const loader = partnerResource(ListAuditInput, ({ caller, input }) =>
  csvOfPages('audit', AUDIT_COLUMNS, (cursor) =>
    inTransaction(caller, (ctx) => listAudit(ctx, { ...input, limit: 1_000, cursor })),
  ),
);
