import { audit } from '#campaigns/kernel/audit.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, invariant } from '#campaigns/kernel/errors.ts';
import { addContacts, lastLine, mergeContacts } from './apply-rows.sql.ts';
import { tryLockContacts } from './import-lock.sql.ts';
import { getImportRecord, type ImportRecord } from './import-queries.ts';
import { type ImportSummary, NOTHING_YET } from './import-summary.ts';
import { endLease, takeLease } from './internal/import-lease.ts';
import { type ImportWatch, startWatch } from './internal/import-watch.ts';
import type { ImportIdInput } from './schema.ts';
import { clearAppliedRows } from './stage-rows.sql.ts';

// A million rows take about half a minute on two cores; on a machine twenty times slower the transaction ends by itself.
const APPLY_TIMEOUT_MS = 10 * 60_000;
const LINES_PER_STEP = 10_000;

export type ApplyOutcome = { kind: 'done' | 'already-taken' | 'lost' };

/**
 * Second pass of an import, in the background: turns its staged rows into contacts, all in one transaction. Progress is
 * told through a second connection meanwhile, which also hears when the person cancels. What a killed worker did is
 * rolled back by the database, and the next one begins the pass anew.
 *
 * @returns lost: cancelled, or taken over; nothing was changed
 * @throws DomainError unavailable while another import of this partner is being applied
 */
export async function applyImport(caller: PartnerCaller, { importId }: ImportIdInput): Promise<ApplyOutcome> {
  const lease = await takeLease(caller, { importId, status: 'applying' });
  if (!lease) return { kind: 'already-taken' };
  const record = await inTransaction(caller, (ctx) => getImportRecord(ctx, importId));
  const watch = startWatch(caller, lease);
  try {
    await inTransaction(caller, (ctx) => applyAll(ctx, record, watch), { timeoutMs: APPLY_TIMEOUT_MS });
  } catch (error) {
    const last = await watch.stop();
    if (error instanceof LostImport) return { kind: 'lost' };
    await inTransaction(caller, (ctx) => endLease(ctx, last, { rowsApplied: 0 }));
    throw error;
  }
  const { partnerId } = caller.scope;
  await inTransaction(caller, ({ db }) => clearAppliedRows(db, { partnerId, importId }), { timeoutMs: 120_000 });
  return { kind: 'done' };
}

/** Rolls the transaction back without being an error to anybody. */
class LostImport extends Error {
  override readonly name = 'LostImport';
}

async function applyAll(ctx: PartnerCtx, record: ImportRecord, watch: ImportWatch): Promise<void> {
  const { id: importId, terms } = record;
  invariant(terms !== null, `import ${importId} is applied before it is mapped`);
  if (!(await tryLockContacts(ctx.db, ctx.scope.partnerId))) {
    throw new DomainError('unavailable', `import ${importId} waits for another import of its partner`, {
      show: 'Another import is being applied. This one follows by itself.',
    });
  }
  const job = { partnerId: ctx.scope.partnerId, importId, terms, now: ctx.clock.now() };
  const added = await addAll(ctx, job, watch);
  const changed = await mergeAll(ctx, job, added, watch);
  const summary = summaryOf(record.summary ?? NOTHING_YET, { ...added, changed });
  const lease = await watch.stop();
  const data = { status: 'done', summary, finishedAt: ctx.clock.now(), rowsApplied: added.count + changed };
  if (!(await endLease(ctx, lease, data))) throw new LostImport();
  await audit(ctx, {
    action: 'contacts.imported',
    objectType: 'import',
    objectId: importId,
    after: { new: summary.new, changed: summary.changed, suppressed: summary.suppressed },
  });
}

type ApplyJob = Omit<Parameters<typeof addContacts>[1], 'from' | 'to'>;
/** leftOver: were new at the dry run, but have become contacts since */
type Added = { count: number; suppressedSince: number; leftOver: number };

async function addAll(ctx: PartnerCtx, job: ApplyJob, watch: ImportWatch): Promise<Added> {
  const last = await lastLine(ctx.db, job);
  const sum: Added = { count: 0, suppressedSince: 0, leftOver: 0 };
  for (let from = 0; from < last; from += LINES_PER_STEP) {
    if (watch.isLost()) throw new LostImport();
    const step = await addContacts(ctx.db, { ...job, from, to: from + LINES_PER_STEP });
    sum.count += step.added;
    sum.suppressedSince += step.wanted - step.eligible;
    sum.leftOver += step.eligible - step.added;
    watch.tell(sum.count);
  }
  return sum;
}

async function mergeAll(ctx: PartnerCtx, job: ApplyJob, added: Added, watch: ImportWatch): Promise<number> {
  const which = added.leftOver > 0 ? 'all' : 'known';
  const last = await lastLine(ctx.db, job);
  let changed = 0;
  for (let from = 0; from < last; from += LINES_PER_STEP) {
    if (watch.isLost()) throw new LostImport();
    changed += (await mergeContacts(ctx.db, { ...job, which, from, to: from + LINES_PER_STEP })).changed;
    watch.tell(added.count + changed);
  }
  return changed;
}

/** What was done, in place of what the dry run foresaw. */
function summaryOf(dryRun: ImportSummary, done: Added & { changed: number }): ImportSummary {
  const suppressed = dryRun.suppressed + done.suppressedSince;
  const all = dryRun.new + dryRun.changed + dryRun.unchanged - done.suppressedSince;
  return { ...dryRun, new: done.count, changed: done.changed, unchanged: all - done.count - done.changed, suppressed };
}
