import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { moveActivation } from './internal/move-activation.ts';
import type { ActivationIdInput } from './schema.ts';

/**
 * Ends a run for good: who is inside stays where it was, for the record, and gets nothing more.
 *
 * @throws DomainError not_found; conflict when it was stopped before
 */
export async function stopActivation(caller: PartnerCaller, { activationId }: ActivationIdInput): Promise<void> {
  await moveActivation(caller, activationId, 'stopped');
}
