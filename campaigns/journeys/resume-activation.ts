import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { moveActivation } from './internal/move-activation.ts';
import type { ActivationIdInput } from './schema.ts';

/**
 * Goes on with a paused run. Waits that ended meanwhile are over.
 *
 * @throws DomainError not_found; conflict unless it is paused
 */
export async function resumeActivation(caller: PartnerCaller, { activationId }: ActivationIdInput): Promise<void> {
  await moveActivation(caller, activationId, 'running');
}
