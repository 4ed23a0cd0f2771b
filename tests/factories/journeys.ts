import { activateJourney } from '#campaigns/journeys/activate-journey.ts';
import { advanceJourney } from '#campaigns/journeys/advance-journey.ts';
import { createJourney } from '#campaigns/journeys/create-journey.ts';
import { publishJourney } from '#campaigns/journeys/publish-journey.ts';
import { saveJourney } from '#campaigns/journeys/save-journey.ts';
import { JourneyDefinition, type Step } from '#campaigns/journeys/schema.ts';
import { inTransaction, type PartnerCaller, type VendorCaller } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import {
  type ActivationId,
  type AudienceId,
  type JourneyId,
  type JourneyVersionId,
  newId,
} from '#campaigns/kernel/ids.ts';
import type { World } from '#campaigns/kernel/world.ts';
import type { PartnerWorld } from '#tests/setup/partner-world.ts';
import { unique } from './accounts.ts';
import { anAudience } from './contacts.ts';
import { aPublishedBrandKit } from './content.ts';

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

type RunningJourney = {
  activationId: ActivationId;
  journeyId: JourneyId;
  versionId: JourneyVersionId;
  audienceId: AudienceId;
};

/** A partner runs a journey with an audience of everybody it has; nobody is inside yet. */
export async function aRunningJourney(
  there: Omit<PartnerWorld, 'world'> & { world: World },
  definition?: JourneyDefinition,
  { brandKit = true }: { brandKit?: boolean } = {},
): Promise<RunningJourney> {
  const { world, vendor, partner, vendorCaller, partnerCaller } = there;
  if (brandKit) await aPublishedBrandKit(world, partner);
  const { id: journeyId, versionId } = await aPublishedJourney(vendorCaller, definition);
  const { id: audienceId } = await anAudience(partnerCaller);
  const { activationId } = await activateJourney(partnerCaller, { vendorId: vendor.id, journeyId, audienceId });
  return { activationId, journeyId, versionId, audienceId };
}

/** Does what is due, as the bells would, until nothing is. */
export async function runJourney(caller: PartnerCaller, activationId: ActivationId): Promise<void> {
  while ((await advanceJourney(caller, { activationId })) === 'again');
}

/** What a person did in a mail of a journey, as if its hit had been folded in. */
export async function aJourneyClick(
  caller: PartnerCaller,
  given: { activationId: ActivationId; stepId: string; contactId: string; kind?: 'open' | 'click'; class?: string },
): Promise<void> {
  const { partnerId } = caller.scope;
  const { activationId, stepId, contactId, kind = 'click' } = given;
  await inTransaction(caller, async (ctx) => {
    const { db, clock } = ctx;
    const mail = await db.journeyMail.findFirstOrThrow({ where: { partnerId, activationId, stepId } });
    const { mailingId } = mail;
    const delivery = await db.delivery.findFirstOrThrow({ where: { partnerId, mailingId, contactId } });
    const { vendorId } = await db.mailing.findFirstOrThrow({ where: { partnerId, id: mailingId } });
    await db.engagement.createMany({
      data: {
        ...{ partnerId, id: newId('engagement'), eventId: newId('event'), vendorId, mailingId, contactId, kind },
        ...{ deliveryId: delivery.id, linkNumber: 1, class: given.class ?? 'human', at: clock.now() },
      },
    });
    await emit(ctx, { type: 'engagement.recorded', partnerId, mailingId });
  });
}

/** Where everybody is: contact id → `state step` or `state reason`. */
export async function whereTheyAre(caller: PartnerCaller, activationId: ActivationId): Promise<Map<string, string>> {
  const rows = await inTransaction(caller, ({ db, scope }) =>
    db.journeyEnrollment.findMany({ where: { partnerId: scope.partnerId, activationId } }),
  );
  return new Map(
    rows.map(({ subjectId, state, stepId, reason }) => [subjectId, state === 'active' ? stepId : `${state} ${reason}`]),
  );
}
