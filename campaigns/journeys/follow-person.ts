import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId, JourneyVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import { countEntered, enrolPeople } from './enrol.sql.ts';
import { beginningOf } from './internal/beginning.ts';
import { ringRuns } from './internal/ring-runs.ts';
import { type Entry, JourneyDefinition } from './schema.ts';
import { keepSignal, wakePerson } from './wake.sql.ts';

/** What happened to a person in another part of the product. */
export type Signal = { vendorId: VendorId; contactId: string } & (
  | { kind: 'form'; formId: string }
  | { kind: 'score' | 'lead_accepted' | 'deal_registered' }
);

/**
 * Takes note of what happened to a person: it is woken where it waits inside, and comes into the runs that begin with
 * this. Doing it again does no harm: nobody comes into a run twice.
 */
export async function followPerson(caller: PartnerCaller, signal: Signal): Promise<void> {
  const { vendorId, contactId: subjectId, kind } = signal;
  await inTransaction(caller, async (ctx) => {
    // First in, then the signal's time: what brings a person in has not happened since.
    const entered = await enrolBy(ctx, signal);
    await keepSignal(ctx, { subjectId, vendorId, kind, refId: kind === 'form' ? signal.formId : '' });
    await ringRuns(ctx, [...entered, ...(await wakePerson(ctx, { subjectId, vendorId }))]);
  });
}

async function enrolBy(ctx: PartnerCtx, signal: Signal): Promise<ActivationId[]> {
  const { vendorId, contactId } = signal;
  const runs = await ctx.db.journeyActivation.findMany({
    where: { partnerId: ctx.scope.partnerId, vendorId, state: 'running', audienceId: null },
    select: { id: true, versionId: true, version: { select: { definition: true } } },
    orderBy: { id: 'asc' },
  });
  const entered: ActivationId[] = [];
  for (const { id, versionId, version } of runs) {
    if (!begins(JourneyDefinition.parse(version.definition).entry, signal)) continue;
    const run = { id: id as ActivationId, versionId: versionId as JourneyVersionId, vendorId };
    const beginning = await beginningOf(ctx, run.id);
    if (!beginning) continue;
    const count = await enrolPeople(ctx, run, { contactIds: [contactId], beginning });
    await countEntered(ctx, run, count);
    if (count > 0) entered.push(run.id);
  }
  return entered;
}

function begins(entry: Entry, signal: Signal): boolean {
  if (entry.kind === 'form') return signal.kind === 'form' && signal.formId === entry.formId;
  return entry.kind === 'event' && entry.event === signal.kind;
}
