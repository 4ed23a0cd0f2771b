import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { moveActivation } from './internal/move-activation.ts';
import type { ActivationIdInput } from './schema.ts';

/**
 * Stops a run for now: nobody moves on, and mails that have not left stay where they are.
 *
 * @throws DomainError not_found; conflict unless it is running
 */
export async function pauseActivation(caller: PartnerCaller, { activationId }: ActivationIdInput): Promise<void> {
  await moveActivation(caller, activationId, 'paused');
}
