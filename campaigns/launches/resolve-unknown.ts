import { assumeDelivered } from '#campaigns/delivery/assume-delivered.ts';
import { retryUnknown } from '#campaigns/delivery/retry-unknown.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { getLaunch } from './queries.ts';
import type { ResolveUnknownInput } from './schema.ts';

/**
 * A person decides about those of whom nobody knows whether the mail left: send again, or take it as delivered.
 *
 * @returns how many were decided
 * @throws DomainError not_found; conflict when it was cancelled and is to be sent again
 */
export async function resolveUnknown(caller: PartnerCaller, input: ResolveUnknownInput): Promise<{ count: number }> {
  authorize(caller.actor, 'launch:send');
  const { mailingId } = await inTransaction(caller, (ctx) => getLaunch(ctx, input.launchId));
  if (!mailingId) throw notFound('launch', input.launchId);
  return input.decision === 'retry' ? retryUnknown(caller, { mailingId }) : assumeDelivered(caller, { mailingId });
}
