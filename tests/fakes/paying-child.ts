import { pino } from 'pino';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { isDomainError } from '#campaigns/kernel/errors.ts';
import type { ClaimId } from '#campaigns/kernel/ids.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { decideClaim } from '#campaigns/mdf/decide-claim.ts';
import { createPaymentRun } from '#campaigns/mdf/settlement/create-payment-run.ts';
import { listPaymentRuns } from '#campaigns/mdf/settlement/queries.ts';
import { confirmPaymentRun } from '#campaigns/mdf/settlement/settle-run.ts';
import { makeDatabase } from '#prisma/client.ts';
import type { PayingTask } from './paying-process.ts';

// A process that decides claims and pays them until nothing is left, and says each thing it has done. Its argument is a
// PayingTask as JSON.
const { addresses, vendorId, actor, run }: PayingTask = JSON.parse(process.argv[2] ?? '{}');
const database = makeDatabase({ ...addresses, poolSize: 3 });
const install = { publicUrl: 'http://localhost', mailFromDomain: 'mail.test', captured: true, dkimSigned: false };
const world = {
  ...{ database, clock: systemClock, log: pino({ enabled: false }) },
  install: { ...install, demo: false, keys: makeKeys(addresses.secretKey) },
};
const caller: VendorCaller = makeCaller(world, { scope: { side: 'vendor', vendorId }, actor, requestId: 'paying' });
const say = (done: string) => process.stdout.write(`${done}\n`);

/** Another process may be at the same; that it was first is no error. */
async function unlessTaken(work: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await work();
    say(done);
    return true;
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'conflict') throw error;
    return false;
  }
}

say('ready');
for (;;) {
  const claims = await inTransaction(caller, ({ db }) =>
    db.claim.findMany({ where: { status: 'in_review' }, select: { id: true }, orderBy: { id: 'asc' }, take: 2 }),
  );
  for (const { id } of claims)
    await unlessTaken(
      () => decideClaim(caller, { claimId: id as ClaimId, decision: 'approve', lines: [], note: '' }),
      'decided',
    );
  const prepared = await unlessTaken(() => createPaymentRun(caller, run), 'prepared');
  const open = (await inTransaction(caller, listPaymentRuns)).filter(({ status }) => status === 'prepared');
  for (const { id } of open) await unlessTaken(() => confirmPaymentRun(caller, { runId: id }), 'paid');
  if (claims.length === 0 && !prepared && open.length === 0) break;
}
say('done');
await database.close();
