import { createJourney } from '#campaigns/journeys/create-journey.ts';
import { publishJourney } from '#campaigns/journeys/publish-journey.ts';
import { saveJourney } from '#campaigns/journeys/save-journey.ts';
import { JourneyDefinition, type Step } from '#campaigns/journeys/schema.ts';
import type { VendorCaller } from '#campaigns/kernel/context.ts';
import type { JourneyId, JourneyVersionId } from '#campaigns/kernel/ids.ts';
import { unique } from './accounts.ts';

type StepInput = Pick<Step, 'kind' | 'id'> & Record<string, unknown>;
type Given = { entry?: JourneyDefinition['entry']; exitOn?: JourneyDefinition['exitOn'] };

/** A definition of these steps; each is called by its id unless it says otherwise. */
export function aDefinition(steps: readonly StepInput[], given: Given = {}): JourneyDefinition {
  return JourneyDefinition.parse({
    entry: { kind: 'audience' },
    ...given,
    steps: steps.map((step) => ({ name: step.id, ...step })),
  });
}

/** A journey that waits a day and ends, unless told otherwise; a draft. */
export async function aJourney(
  caller: VendorCaller,
  definition: JourneyDefinition = WAIT_A_DAY,
): Promise<{ id: JourneyId; revision: number; name: string }> {
  const name = `Journey ${unique()}`;
  const { id } = await createJourney(caller, { name, description: '' });
  const { revision } = await saveJourney(caller, { journeyId: id, revision: 1, definition });
  return { id, revision, name };
}

/** The same, offered to partners. */
export async function aPublishedJourney(
  caller: VendorCaller,
  definition?: JourneyDefinition,
): Promise<{ id: JourneyId; revision: number; versionId: JourneyVersionId; name: string }> {
  const journey = await aJourney(caller, definition);
  const { versionId } = await publishJourney(caller, { journeyId: journey.id });
  return { ...journey, versionId };
}

export const DAY_MINUTES = 24 * 60;
export const WAIT_A_DAY = aDefinition([
  { kind: 'wait', id: 'pause', wait: { kind: 'duration', minutes: DAY_MINUTES }, next: 'end' },
  { kind: 'exit', id: 'end' },
]);
