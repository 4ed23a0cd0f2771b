import type { Ctx } from '#campaigns/kernel/context.ts';
import { type ClaimRow, listClaims } from './claim-queries.ts';
import { listRequests, type RequestRow } from './request-queries.ts';
import type { MdfListInput } from './schema.ts';

// A file is made in memory; more rows than this nobody reads.
const MAX_ROWS = 10_000;

/** All requests that the filter lets through, for a file. */
export async function exportRequests(ctx: Ctx, filter: MdfListInput): Promise<RequestRow[]> {
  return (await listRequests(ctx, filter, { limit: MAX_ROWS })).items;
}

/** All claims that the filter lets through, for a file. */
export async function exportClaims(ctx: Ctx, filter: MdfListInput): Promise<ClaimRow[]> {
  return (await listClaims(ctx, filter, { limit: MAX_ROWS })).items;
}
