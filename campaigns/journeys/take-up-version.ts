import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { JourneyVersionId } from '#campaigns/kernel/ids.ts';
import { getActivation } from './activation-queries.ts';
import { compileMails, freezeMails, readMailSources } from './internal/journey-mails.ts';
import { ringRuns } from './internal/ring-runs.ts';
import { getOfferedJourney } from './offer-queries.ts';
import { TakeUpVersionInput } from './schema.ts';
import { moveInside } from './take-up.sql.ts';

/**
 * From now on people come into the version that the vendor offers. Who is inside finishes the old one, or goes on in the
 * new one where it has the step the person stands at.
 *
 * @returns moved: people who were taken over
 * @throws DomainError invalid when a mail lacks something; conflict when it runs that version already, was stopped, or
 *   another version is offered by now; not_found
 */
export async function takeUpVersion(caller: PartnerCaller, given: TakeUpVersionInput): Promise<{ moved: number }> {
  authorize(caller.actor, 'journey:run');
  const { activationId, versionId, moveInside: andInside } = TakeUpVersionInput.parse(given);
  const { run, offer, sources } = await inTransaction(caller, async (ctx) => {
    const run = await getActivation(ctx, activationId);
    const offer = await getOfferedJourney(ctx, run);
    const { vendorId } = run;
    return { run, offer, sources: await readMailSources(ctx, { vendorId, versionId: offer.versionId }) };
  });
  if (offer.versionId !== versionId || run.versionId === versionId || run.state === 'stopped') throw stale(versionId);
  const compiled = await compileMails(caller, sources);
  const { vendorId, timeZone } = run;
  const stepIds = offer.definition.steps.map(({ id }) => id);
  return inTransaction(
    caller,
    async (ctx) => {
      const { partnerId } = ctx.scope;
      const { count } = await ctx.db.journeyActivation.updateMany({
        where: { partnerId, id: activationId, versionId: run.versionId, state: { not: 'stopped' } },
        data: { versionId },
      });
      if (count === 0) throw stale(versionId);
      await freezeMails(ctx, { vendorId, activationId, versionId, timeZone, sources, compiled });
      const moved = andInside ? await moveInside(ctx, { activationId, to: versionId, stepIds }) : 0;
      if (run.state === 'running') await ringRuns(ctx, [activationId]);
      await audit(ctx, {
        ...{ action: 'journey.version_taken', objectType: 'journey', objectId: run.journeyId },
        after: { activationId, number: offer.number, moved },
      });
      return { moved };
    },
    { timeoutMs: 60_000 },
  );
}

function stale(versionId: JourneyVersionId): DomainError {
  return new DomainError('conflict', `version ${versionId} cannot be taken up now`, {
    show: 'This journey changed since the page was shown. Load it again to see which version is offered.',
  });
}
