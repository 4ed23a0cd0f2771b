import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { type ActivationId, newId } from '#campaigns/kernel/ids.ts';
import { checkAdjustments } from './internal/check-adjustments.ts';
import { compileMails, freezeMails, readMailSources } from './internal/journey-mails.ts';
import { getOfferedJourney } from './offer-queries.ts';
import { ActivateJourneyInput } from './schema.ts';

/**
 * A partner starts a journey with its own audience, brand kit and sender. Its mails are frozen as they are now; people of
 * the audience come in within seconds, newcomers within the hour.
 *
 * @throws DomainError invalid when something is missing (audience, brand kit, what a mail needs); conflict when the
 *   partner runs it already; not_found
 */
export async function activateJourney(
  caller: PartnerCaller,
  given: ActivateJourneyInput,
): Promise<{ activationId: ActivationId }> {
  authorize(caller.actor, 'journey:run');
  const input = ActivateJourneyInput.parse(given);
  const { vendorId, journeyId } = input;
  const { offer, sources } = await inTransaction(caller, async (ctx) => {
    const offer = await getOfferedJourney(ctx, { vendorId, journeyId });
    return { offer, sources: await readMailSources(ctx, { vendorId, versionId: offer.versionId }) };
  });
  const { definition, versionId } = offer;
  checkAdjustments(definition, input.adjustments);
  if (definition.entry.kind === 'audience' && !input.audienceId)
    throw new DomainError('invalid', 'a journey for an audience needs one', {
      show: 'Choose the audience that this journey is for.',
      fields: { audienceId: 'is not chosen' },
    });
  const compiled = await compileMails(caller, sources);
  return inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const audienceId = definition.entry.kind === 'audience' ? input.audienceId : null;
    await refuseUnknownAudience(ctx, audienceId);
    const { timeZone } = await ctx.db.partner.findUniqueOrThrow({
      where: { id: partnerId },
      select: { timeZone: true },
    });
    const activationId = newId('activation');
    const now = ctx.clock.now();
    const { count } = await ctx.db.journeyActivation.createMany({
      data: {
        ...{ vendorId, id: activationId, partnerId, journeyId, versionId, audienceId, timeZone, startedAt: now },
        ...{ adjustments: input.adjustments, dueAt: now, enrolAt: audienceId ? now : null },
        startedBy: actorName(ctx.actor),
      },
      skipDuplicates: true,
    });
    if (count === 0)
      throw new DomainError('conflict', `partner ${partnerId} runs journey ${journeyId} already`, {
        show: 'You run this journey already. Stop it before you start it anew.',
      });
    await ctx.db.journeyTotals.createMany({ data: { vendorId, activationId, partnerId } });
    await freezeMails(ctx, { vendorId, activationId, versionId, timeZone, sources, compiled });
    await emit(ctx, { type: 'journey.due', partnerId, activationId });
    await audit(ctx, {
      action: 'journey.started',
      objectType: 'journey',
      objectId: journeyId,
      after: { activationId },
    });
    return { activationId };
  });
}

async function refuseUnknownAudience(ctx: PartnerCtx, audienceId: string | null): Promise<void> {
  if (!audienceId) return;
  const { partnerId } = ctx.scope;
  const audience = await ctx.db.audience.findFirst({
    where: { partnerId, id: audienceId, archivedAt: null },
    select: { id: true },
  });
  if (!audience) throw notFound('audience', audienceId);
}
