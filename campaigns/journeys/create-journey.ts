import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { type JourneyId, newId } from '#campaigns/kernel/ids.ts';
import { refuseTakenName } from './internal/journey-name.ts';
import { type CreateJourneyInput, JourneyDefinition } from './schema.ts';

/** What a new journey begins with: a mail, a wait, and an end. */
const START: JourneyDefinition = JourneyDefinition.parse({
  entry: { kind: 'audience' },
  steps: [
    { kind: 'send', id: 'mail_1', name: 'First mail', next: 'wait_1' },
    { kind: 'wait', id: 'wait_1', name: 'Three days', wait: { kind: 'duration', minutes: 3 * 24 * 60 }, next: 'end' },
    { kind: 'exit', id: 'end', name: 'End' },
  ],
});

/**
 * Begins a journey: a draft that nobody but the vendor sees.
 *
 * @throws DomainError conflict at `name` when another journey has it
 */
export async function createJourney(caller: VendorCaller, input: CreateJourneyInput): Promise<{ id: JourneyId }> {
  authorize(caller.actor, 'journey:write');
  return inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const id = newId('journey');
    await refuseTakenName(ctx, input.name, id);
    await ctx.db.journey.createMany({ data: { vendorId, id, ...input } });
    await ctx.db.journeyDraft.createMany({ data: { vendorId, journeyId: id, definition: START } });
    await audit(ctx, { action: 'journey.created', objectType: 'journey', objectId: id, after: { name: input.name } });
    return { id };
  });
}
