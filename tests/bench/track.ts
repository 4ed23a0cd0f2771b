import { readdirSync } from 'node:fs';
import path from 'node:path';
import { buildProduct, isBuilt } from '#app/launch/build-product.ts';
import { burst, hasWrk, paced } from './track/load.ts';
import { type Server, startBare, startWeb } from './track/servers.ts';
import { type Stage, setStage } from './track/stage.ts';

// Click redirects of the built web process beside a bare node:http server that answers 302, in turns and under the same
// client; latency at a steady 200 a second; and whether every answered click is in the database after a SIGKILL.
const SOAK = process.env.SOAK === '1';
const [PEOPLE, ROUNDS, BURST_S, PACED_S] = SOAK ? [20_000, 3, 20, 60] : [2_000, 3, 6, 10];

if (!isBuilt()) {
  console.log('building');
  await buildProduct();
}
const stage = await setStage(PEOPLE);
try {
  const rates = await measureRates(stage);
  const pace = await measurePace(stage);
  const killed = await killAndCount(stage, pace.hits);
  const [value, baseline] = [median(rates.ours), median(rates.bare)];
  console.log(
    JSON.stringify({
      bench: 'track',
      value: Math.round(value),
      unit: 'redirects/s',
      baseline: Math.round(baseline),
      ratio: Number((value / baseline).toFixed(3)),
      runs: { ours: rates.ours.map(Math.round), bare: rates.bare.map(Math.round) },
      // With other work on the machine rates sway; what one redirect costs does not. Ours includes folding so far.
      cpuUsPerRedirect: { ours: median(rates.oursCpu), bare: median(rates.bareCpu) },
      errors: rates.errors,
      at200PerSecond: pace.latency,
      afterKill: killed,
      client: hasWrk() ? 'wrk' : 'autocannon',
      connections: 64,
    }),
  );
} finally {
  await stage.close();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function measureRates(on: Stage) {
  const rates = { ours: [], bare: [], oursCpu: [], bareCpu: [], errors: 0 } as Rates;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const bare = await startBare();
    const { rate: plain, cpu: plainCpu } = await measured(on, bare);
    await bare.stop('SIGKILL');
    const web = await startWeb(on);
    const before = await on.countHits();
    const { rate: ours, cpu } = await measured(on, web);
    const folded = await untilFolded(on);
    await web.stop();
    rates.bare.push(plain.perSecond);
    rates.ours.push(ours.perSecond);
    rates.bareCpu.push(plainCpu);
    rates.oursCpu.push(cpu);
    rates.errors += ours.errors;
    const recorded = (await on.countHits()) - before;
    console.log(
      `round ${round}: ${Math.round(ours.perSecond)}/s of ${Math.round(plain.perSecond)}/s bare; ` +
        `${recorded} recorded for ${ours.requests} answered, folded ${folded.toFixed(1)} s later`,
    );
  }
  return rates;
}

type Rates = Record<'ours' | 'bare' | 'oursCpu' | 'bareCpu', number[]> & { errors: number };

async function measured(on: Stage, server: Server) {
  const before = server.cpuUs();
  const rate = await burst(on, server.url, BURST_S);
  return { rate, cpu: Math.round((server.cpuUs() - before) / rate.requests) };
}

async function measurePace(on: Stage) {
  const web = await startWeb(on);
  const before = await on.countHits();
  const latency = await paced(on.paths, web.url, 200, PACED_S);
  await untilFolded(on);
  await web.stop();
  const hits = await on.countHits();
  console.log(
    `at 200/s: p50 ${latency.p50Ms.toFixed(1)} ms, p99 ${latency.p99Ms.toFixed(1)} ms; ${hits - before} recorded`,
  );
  return { latency, hits };
}

/** Killed under load, started again: what was answered must be there, each click once. */
async function killAndCount(on: Stage, before: number) {
  const web = await startWeb(on);
  const load = paced(on.paths, web.url, 1_000, 4);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await web.stop('SIGKILL');
  const { redirects } = await load;
  const again = await startWeb(on);
  await untilFolded(on);
  await again.stop();
  const recorded = (await on.countHits()) - before;
  console.log(`killed: ${recorded} recorded for ${redirects} answered`);
  if (recorded < redirects) throw new Error(`${redirects - recorded} answered clicks are lost`);
  return { answered: redirects, recorded, lost: Math.max(0, redirects - recorded) };
}

/** Until the spool is empty; what others have spooled is in folders of their own. @returns seconds */
async function untilFolded(on: Stage): Promise<number> {
  const started = performance.now();
  const isSpooled = () =>
    readdirSync(path.join(on.folder, 'spool'), { withFileTypes: true }).some((entry) => entry.isFile());
  while (isSpooled()) await new Promise((resolve) => setTimeout(resolve, 50));
  return (performance.now() - started) / 1_000;
}
