import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type JourneyVersionId, newId } from '#campaigns/kernel/ids.ts';
import { refuseUnready } from './internal/refuse-unready.ts';
import { getJourneyDraft } from './journey-queries.ts';
import type { JourneyIdInput } from './schema.ts';

/**
 * Makes the draft a version that partners can start. People inside older versions go on as they began.
 *
 * @throws DomainError invalid with the problems as `details.problems`; conflict when nothing changed since the version
 *   that is offered; not_found
 */
export async function publishJourney(
  caller: VendorCaller,
  { journeyId }: JourneyIdInput,
): Promise<{ versionId: JourneyVersionId; number: number }> {
  authorize(caller.actor, 'journey:publish');
  return inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    // Holds the journey: of two who publish at once the second sees the first's version.
    await ctx.db.journey.updateMany({ where: { vendorId, id: journeyId }, data: { updatedAt: ctx.clock.now() } });
    const journey = await getJourneyDraft(ctx, journeyId);
    await refuseUnready(ctx, journey);
    if (journey.status === 'published' && !journey.changed)
      throw new DomainError('conflict', `journey ${journeyId} has not changed since version ${journey.current}`, {
        show: 'Nothing has changed since the version that partners have.',
      });
    const versionId = newId('journeyVersion');
    const number = journey.versions.reduce((highest, version) => Math.max(highest, version.number), 0) + 1;
    const { definition } = journey;
    await ctx.db.journeyVersion.createMany({
      data: {
        ...{ vendorId, id: versionId, journeyId, number, definition, publishedAt: ctx.clock.now() },
        publishedBy: actorName(ctx.actor),
      },
    });
    await ctx.db.journeyVersionMail.createMany({
      data: definition.steps.flatMap((step) =>
        step.kind === 'send' && step.templateVersionId
          ? [{ vendorId, versionId, stepId: step.id, templateVersionId: step.templateVersionId }]
          : [],
      ),
    });
    await ctx.db.journey.updateMany({
      where: { vendorId, id: journeyId },
      data: { status: 'published', current: number },
    });
    await audit(ctx, {
      ...{ action: 'journey.published', objectType: 'journey', objectId: journeyId },
      ...{ before: { status: journey.status }, after: { number } },
    });
    return { versionId, number };
  });
}
