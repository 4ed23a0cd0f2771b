import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { getBalances } from '#campaigns/mdf/ledger/balances.ts';
import { findDrift } from '#campaigns/mdf/ledger/post.sql.ts';
import { approveAll } from './ledger/approve-all.ts';
import { bareUpdates } from './ledger/bare-updates.ts';
import { fillLedger } from './ledger/fill.ts';
import { setStage } from './ledger/stage.ts';

// Fifty people approve requests for the same money at once, over fifty connections that belong to as many web processes as
// there are cores, by the product's own way: rules, decision, trail, ledger. Nine tenths of what is asked for is there.
// Beside it a bare `UPDATE … WHERE balance >= x` of one row over the same connections. Then how long a fund's balance takes
// to read with a million entries behind it.
const APPROVALS = Number(process.env.APPROVALS ?? 3_000);
const ENTRIES = Number(process.env.ENTRIES ?? 1_000_000);
const CONNECTIONS = 50;
const PROCESSES = Math.min(availableParallelism(), 5);
const READS = 500;

const stage = await setStage({ approvals: APPROVALS });
try {
  // First, and its connections closed again.
  const baseline = await bareUpdates(stage.databaseUrl, {
    connections: CONNECTIONS,
    updates: Math.round(APPROVALS / 2),
  });
  const setting = { ...stage.setting, connections: CONNECTIONS / PROCESSES };
  const { approved, refused, seconds, cpuMs } = await approveAll(setting, PROCESSES, stage.requestIds);
  const { vendorId } = stage.vendor.scope;
  const of = { vendorId, fundId: stage.fundId };
  const after = await inTransaction(stage.vendor, (ctx) => getBalances(ctx, of));
  const overAllocated = Math.max(0, after.reserved - stage.shareMinor);
  const value = Math.round(approved / seconds);
  console.log(`${approved} approved, ${refused} refused, ${value}/s, ${overAllocated} over`);

  await fillLedger(stage.databaseUrl, { ...of, entries: ENTRIES });
  const times: number[] = [];
  for (let read = 0; read < READS; read += 1) {
    const began = performance.now();
    await inTransaction(stage.vendor, (ctx) => getBalances(ctx, of));
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
  const drift = await inTransaction(stage.vendor, (ctx) => findDrift(ctx, vendorId), { timeoutMs: 120_000 });
  console.log(
    JSON.stringify({
      bench: 'ledger',
      value,
      unit: 'approvals/s',
      baseline,
      ratio: Number((value / baseline).toFixed(3)),
      ...{ connections: CONNECTIONS, processes: PROCESSES, nodeMs: Number((cpuMs / APPROVALS).toFixed(2)) },
      ...{ approved, refused, overAllocated, drift: drift.length },
      balanceMs: { p50: at(0.5), p95: at(0.95), entries: ENTRIES },
    }),
  );
} finally {
  await stage.close();
}
