import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Stage } from './stage.ts';

export const AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

export type Burst = { perSecond: number; requests: number; errors: number };

// Requests are made before the clock runs, so that making them costs the client nothing.
const SCRIPT = `
local requests, i = {}, 0
init = function()
  for line in io.lines(os.getenv('PATHS')) do requests[#requests + 1] = wrk.format('GET', line) end
end
request = function()
  i = i % #requests + 1
  return requests[i]
end
done = function(summary)
  local errors = summary.errors
  io.write(string.format('JSON {"requests":%d,"us":%d,"errors":%d}', summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end`;

export function hasWrk(): boolean {
  return spawnSync('wrk', ['--version']).error === undefined;
}

/** As many requests as 64 connections get answered, each path in turn. */
export async function burst(stage: Stage, url: string, seconds: number): Promise<Burst> {
  return hasWrk() ? wrk(stage, url, seconds) : cannon(stage, url, seconds);
}

async function wrk(stage: Stage, url: string, seconds: number): Promise<Burst> {
  const [script, paths] = ['wrk.lua', 'paths.txt'].map((name) => path.join(stage.folder, name)) as [string, string];
  writeFileSync(script, SCRIPT);
  writeFileSync(paths, `${stage.paths.join('\n')}\n`);
  const args = ['-t1', '-c64', `-d${seconds}s`, '-H', `User-Agent: ${AGENT}`, '-s', script, url];
  const { stdout } = await promisify(execFile)('wrk', args, { env: { ...process.env, PATHS: paths } });
  const { requests, us, errors } = JSON.parse(stdout.slice(stdout.indexOf('JSON ') + 5));
  return { perSecond: requests / (us / 1e6), requests, errors };
}

/** autocannon has no types; this is what is used of it. */
type Cannon = (options: {
  url: string;
  connections: number;
  duration: number;
  requests: { path: string; headers: Record<string, string> }[];
}) => Promise<{ '3xx': number; duration: number; errors: number; non2xx: number }>;

async function cannon(stage: Stage, url: string, seconds: number): Promise<Burst> {
  const { default: autocannon } = (await import('autocannon' as string)) as { default: Cannon };
  const requests = stage.paths.map((line) => ({ path: line, headers: { 'user-agent': AGENT } }));
  const result = await autocannon({ url, connections: 64, duration: seconds, requests });
  const answered = result['3xx'];
  return {
    perSecond: answered / result.duration,
    requests: answered,
    errors: result.errors + result.non2xx - answered,
  };
}

export type Paced = { p50Ms: number; p99Ms: number; maxMs: number; redirects: number; failed: number };

/** So many requests a second, come what may: each is timed from the moment it was due, so waiting is not hidden. */
export async function paced(paths: readonly string[], url: string, perSecond: number, seconds: number): Promise<Paced> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const times: number[] = [];
  let failed = 0;
  const started = performance.now();
  const ask = (due: number, i: number) =>
    new Promise<void>((resolve) => {
      const fail = () => {
        failed += 1;
        resolve();
      };
      get(url + paths[i % paths.length], { agent, headers: { 'user-agent': AGENT } }, (response) => {
        response.resume();
        response.on('error', fail);
        response.on('end', () => {
          if (response.statusCode === 302) times.push(performance.now() - due);
          else failed += 1;
          resolve();
        });
      }).on('error', fail);
    });
  const asked: Promise<void>[] = [];
  for (let i = 0; i < perSecond * seconds; i += 1) {
    const due = started + (i * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    asked.push(ask(due, i));
  }
  await Promise.all(asked);
  agent.destroy();
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), redirects: times.length, failed };
}
