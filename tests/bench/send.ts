import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeRenderPlan, renderMessage } from '#templates/engine/render.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { LINKS, SOURCE } from './send/mail.ts';
import { type BenchSink, startSink } from './send/sink.ts';
import { readFigures, type Stage, setStage, startWorker } from './send/stage.ts';

// Personalised mails of about 25 KB through launch, worker and SMTP into a sink, beside a bare pooled nodemailer loop that
// sends ready strings of the same size into the same sink. In turns, three times; the median counts.
const PEOPLE = Number(process.env.PEOPLE ?? 20_000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const POOL = 10;

const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
const close: (() => Promise<void>)[] = [];
try {
  const stage = await setStage(PEOPLE);
  close.push(stage.close);
  const sink = await startSink();
  close.push(sink.stop);
  const worker = await startWorker(stage, sink.url, POOL);
  close.push(worker.stop);
  const mail = writeBareMail(path.join(folder, 'mail.json'));
  const runs = { ours: [] as number[], bare: [] as number[] };
  const cpu = { ours: [] as number[], bare: [] as number[] };
  let bareRssMb = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const plain = await sendBare(sink, mail.file);
    const before = worker.cpuSeconds();
    const seconds = await sendOurs(stage);
    runs.bare.push(PEOPLE / plain.seconds);
    runs.ours.push(PEOPLE / seconds);
    cpu.bare.push(toMs(plain.cpuSeconds));
    cpu.ours.push(toMs(worker.cpuSeconds() - before));
    bareRssMb = Math.max(bareRssMb, plain.peakRssMb);
    const [ours, bare] = [runs.ours.at(-1) ?? 0, runs.bare.at(-1) ?? 0];
    console.log(
      `round ${round}: ${Math.round(ours)}/s of ${Math.round(bare)}/s bare; ${cpu.ours.at(-1)} and ${cpu.bare.at(-1)} ms each`,
    );
  }
  const [value, baseline] = [median(runs.ours), median(runs.bare)];
  console.log(
    JSON.stringify({
      bench: 'send',
      value: Math.round(value),
      unit: 'mails/s',
      baseline: Math.round(baseline),
      ratio: Number((value / baseline).toFixed(3)),
      runs: { ours: runs.ours.map(Math.round), bare: runs.bare.map(Math.round) },
      people: PEOPLE,
      htmlBytes: mail.htmlBytes,
      textBytes: mail.textBytes,
      trackedLinks: LINKS.length,
      connections: POOL,
      sink: sink.kind,
      peakRssMb: worker.peakRssMb(),
      barePeakRssMb: bareRssMb,
      // of the sending process alone, without the database's and the sink's
      cpuMsPerMail: { ours: median(cpu.ours), bare: median(cpu.bare) },
    }),
  );
} finally {
  for (const stop of close.reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** One filled message as fixed strings, with the headers that ours have. */
function writeBareMail(file: string) {
  const token = 'x'.repeat(114);
  const { subject, html, text } = renderMessage(makeRenderPlan(SOURCE), {
    contact: { firstName: 'Kim', lastName: 'Example', company: 'Example Ltd' },
    links: (number) => `https://campaigns.example/c/${number}${token}`,
    unsubscribeUrl: `https://campaigns.example/u/${token}`,
    viewUrl: `https://campaigns.example/m/${token}`,
    pixelUrl: `https://campaigns.example/o/${token}`,
  });
  const from = { name: 'Harbour IT', address: 'harbour@mail.test' };
  const headers = {
    'List-Unsubscribe': `<https://campaigns.example/u/${token}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Feedback-ID': 'mlg_00000000000000000000000000:prt_00000000000000000000000000:marketing:throughline',
    'X-Throughline-Delivery': 'dlv_00000000000000000000000000',
  };
  writeFileSync(file, JSON.stringify({ from, replyTo: from, subject, html, text, headers }));
  return { file, htmlBytes: Buffer.byteLength(html), textBytes: Buffer.byteLength(text) };
}

function toMs(cpuSeconds: number): number {
  return Number(((cpuSeconds * 1000) / PEOPLE).toFixed(3));
}

async function sendBare({ url }: BenchSink, file: string) {
  const loop = path.resolve('tests/bench/send/bare-loop.mjs');
  const child = spawn(process.execPath, [loop, url, String(POOL), String(PEOPLE), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (textOf: string) => {
    said += textOf;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the bare loop ended with code ${code}`);
  return JSON.parse(said) as { seconds: number; cpuSeconds: number; peakRssMb: number };
}

/** From the moment the mailing is due to the last mail accepted and settled. @returns seconds */
async function sendOurs(on: Stage): Promise<number> {
  const { mailingId } = await aMailing(on, { partnerSlug: on.partnerSlug, ...SOURCE, links: LINKS });
  const started = performance.now();
  for (;;) {
    const { state, accepted } = await readFigures(on, mailingId);
    if (state === 'done' && accepted === PEOPLE) return (performance.now() - started) / 1000;
    if (state === 'done' || state === 'paused') throw new Error(`the mailing is ${state} with ${accepted} accepted`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
