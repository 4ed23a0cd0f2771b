import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import type { SuppressionSort, SuppressionsFilter } from './schema.ts';
import { listSuppressions, type SuppressionRow } from './suppression-queries.ts';

const ROWS_PER_PAGE = 1_000;

/**
 * Suppressed addresses, to be taken out of the house: that it was asked for is on record before the first page.
 *
 * @returns reads a page, in a transaction of its own; `cursor` undefined is the first
 * @throws DomainError forbidden
 */
export async function exportSuppressions(
  caller: PartnerCaller,
  filter: SuppressionsFilter & { sort?: SuppressionSort | undefined },
): Promise<(cursor: string | undefined) => Promise<Paged<SuppressionRow>>> {
  authorize(caller.actor, 'contact:export');
  await inTransaction(caller, (ctx) =>
    audit(ctx, {
      action: 'suppressions.exported',
      objectType: 'partner',
      objectId: ctx.scope.partnerId,
      // Not the search text: it is somebody's address.
      after: { reason: filter.reason ?? null },
    }),
  );
  return (cursor) => inTransaction(caller, (ctx) => listSuppressions(ctx, filter, { limit: ROWS_PER_PAGE, cursor }));
}
