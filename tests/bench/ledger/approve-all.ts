import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { FundRequestId } from '#campaigns/kernel/ids.ts';
import type { Approved, Setting } from './approver.ts';

/**
 * Approves these requests in several processes at once, each with its share of the connections, as web processes do.
 *
 * @returns sums, the time from the first request to the last answer, and the processes' processor time
 */
export async function approveAll(
  setting: Setting,
  processes: number,
  requestIds: readonly FundRequestId[],
): Promise<Approved & { seconds: number }> {
  const children = Array.from({ length: processes }, () =>
    fork(path.resolve('tests/bench/ledger/approver.ts'), { execArgv: ['--import', 'tsx'] }),
  );
  try {
    for (const child of children) child.send(setting);
    await Promise.all(children.map(answerOf));
    const startedAt = performance.now();
    const results = await Promise.all(
      children.map((child, place) => {
        child.send(requestIds.filter((_, at) => at % processes === place));
        return answerOf(child) as Promise<Approved>;
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const sum = (of: keyof Approved) => results.reduce((total, result) => total + result[of], 0);
    return { approved: sum('approved'), refused: sum('refused'), cpuMs: sum('cpuMs'), seconds };
  } finally {
    for (const child of children) child.kill();
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`An approving process ended with ${code}`);
  });
  const [answer] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return answer;
}
