import { DomainError } from '#campaigns/kernel/errors.ts';
import type { Adjustments, JourneyDefinition } from '../schema.ts';
import { canSkip, stepsById } from '../steps.ts';

/**
 * A partner shifts waits and leaves out what the vendor made optional, and nothing else.
 *
 * @throws DomainError invalid naming the step
 */
export function checkAdjustments(definition: JourneyDefinition, { shiftHours, skipped }: Adjustments): void {
  const steps = stepsById(definition);
  const notAWait = Object.keys(shiftHours).find((id) => steps.get(id)?.kind !== 'wait');
  if (notAWait !== undefined)
    throw new DomainError('invalid', `step ${notAWait} is no wait`, {
      show: 'Only waits can be shifted.',
      fields: { [`shiftHours.${notAWait}`]: 'is no wait' },
    });
  const fixed = skipped.find((id) => {
    const step = steps.get(id);
    return !step || !canSkip(step);
  });
  if (fixed !== undefined)
    throw new DomainError('invalid', `step ${fixed} is not optional`, {
      show: 'Only steps that the vendor made optional can be left out.',
      fields: { skipped: 'names a step that is not optional' },
    });
}
