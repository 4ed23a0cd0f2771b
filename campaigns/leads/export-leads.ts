import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { type Caller, inTransaction } from '#campaigns/kernel/context.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import { type LeadFilter, type LeadRow, listLeads } from './lead-queries.ts';

const PAGE = 500;

/**
 * All leads that the filter lets through, page by page, for a file; that somebody took them is on record. What is veiled
 * on screen is veiled here.
 *
 * @returns a reader of one page: undefined = the first
 * @throws DomainError forbidden
 */
export async function exportLeads(
  caller: Caller,
  filter: LeadFilter,
): Promise<(cursor: string | undefined) => Promise<Paged<LeadRow>>> {
  authorize(caller.actor, 'lead:export');
  const objectId = caller.scope.side === 'partner' ? caller.scope.partnerId : caller.scope.vendorId;
  await inTransaction(caller, (ctx) => audit(ctx, { action: 'leads.exported', objectType: 'leads', objectId }));
  return (cursor) => caller.inScope((ctx) => listLeads(ctx, filter, { limit: PAGE, cursor }));
}
