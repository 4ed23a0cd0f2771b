import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { editDefinition } from './edit-definition.ts';
import { getJourneyDraft } from './journey-queries.ts';
import { saveJourney } from './save-journey.ts';
import type { EditJourneyInput } from './schema.ts';

/**
 * Makes one change to a draft: adds, changes, moves, connects or removes a step, or sets who comes in and goes out.
 *
 * @returns the new revision, and the ids of the steps that were not there before
 * @throws DomainError not_found; conflict when someone else saved meanwhile; limit_exceeded
 */
export function editJourney(
  caller: VendorCaller,
  { journeyId, revision, edit }: EditJourneyInput,
): Promise<{ revision: number; added: string[] }> {
  authorize(caller.actor, 'journey:write');
  return inTransaction(caller, async (ctx) => {
    const { definition: before } = await getJourneyDraft(ctx, journeyId);
    const definition = editDefinition(before, edit);
    const saved = await saveJourney(ctx, { journeyId, revision, definition });
    const known = new Set(before.steps.map(({ id }) => id));
    return { ...saved, added: definition.steps.flatMap(({ id }) => (known.has(id) ? [] : [id])) };
  });
}
