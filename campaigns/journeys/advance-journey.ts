import { getAudienceFilter } from '#campaigns/contacts/queries.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId, JourneyVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import { planNext } from './advance.sql.ts';
import { advanceBatch, type Run } from './advance-batch.ts';
import { enrolPage, lockRunning, noteEnrolled } from './enrol.sql.ts';
import { beginningOf } from './internal/beginning.ts';
import { Adjustments, JourneyDefinition } from './schema.ts';
import { stepsById } from './steps.ts';

/** One transaction holds so many people for about 80 ms; what a kill undoes is at most that. */
const BATCH = 1000;
const PAGE = 2000;
/** A job's turn; others come in between. */
const SLICE_MS = 5_000;
/** An audience is read again for newcomers. */
const READ_AGAIN_MS = 60 * 60_000;

type Pace = { batch?: number; sliceMs?: number };

/**
 * Does what a run has to do now: takes people in, does the steps that are due, says when there is something next. Any
 * worker may do it at any time, several at once, and again.
 *
 * @returns 'again' when there is more to do but others should have their turn first
 */
export async function advanceJourney(
  caller: PartnerCaller & { stopping?: AbortSignal },
  { activationId }: { activationId: ActivationId },
  { batch = BATCH, sliceMs = SLICE_MS }: Pace = {},
): Promise<'again' | undefined> {
  const until = Date.now() + sliceMs;
  const over = () => caller.stopping?.aborted || Date.now() > until;
  const run = await inTransaction(caller, (ctx) => readRun(ctx, activationId));
  if (!run) return undefined;
  while (await inTransaction(caller, (ctx) => enrolNextPage(ctx, activationId), { timeoutMs: 60_000 }))
    if (over()) return 'again';
  while ((await inTransaction(caller, (ctx) => advanceBatch(ctx, run, batch), { timeoutMs: 60_000 })) > 0)
    if (over()) return 'again';
  await inTransaction(caller, (ctx) => planNext(ctx, activationId));
  return undefined;
}

/** @returns false when nobody is left to take in for now */
async function enrolNextPage(ctx: PartnerCtx, activationId: ActivationId): Promise<boolean> {
  const run = await lockRunning(ctx, activationId);
  if (!run?.enrolDue || !run.audienceId) return false;
  const beginning = await beginningOf(ctx, activationId);
  if (!beginning) return false;
  const filter = await getAudienceFilter(ctx, run.audienceId);
  const page = await enrolPage(ctx, run, { filter, beginning, size: PAGE });
  await noteEnrolled(ctx, run, page, new Date(ctx.clock.now().getTime() + READ_AGAIN_MS));
  return page.lastId !== null;
}

async function readRun(ctx: PartnerCtx, activationId: ActivationId): Promise<Run | null> {
  const { partnerId } = ctx.scope;
  const row = await ctx.db.journeyActivation.findFirst({
    where: { partnerId, id: activationId },
    select: { vendorId: true, journeyId: true, timeZone: true, adjustments: true },
  });
  if (!row) return null;
  const versions = await ctx.db.journeyVersion.findMany({
    where: { vendorId: row.vendorId, journeyId: row.journeyId },
    select: { id: true, definition: true },
  });
  return {
    activationId,
    vendorId: row.vendorId as VendorId,
    timeZone: row.timeZone,
    adjustments: Adjustments.parse(row.adjustments),
    plans: new Map(
      versions.map(({ id, definition }) => {
        const { exitOn, steps } = JourneyDefinition.parse(definition);
        return [id as JourneyVersionId, { exitOn, steps: stepsById({ steps }) }];
      }),
    ),
  };
}
