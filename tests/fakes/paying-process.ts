import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Actor } from '#campaigns/kernel/context.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';
import type { CreatePaymentRunInput } from '#campaigns/mdf/settlement/schema.ts';
import { atEndOfTest } from '#tests/setup/endings.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';
import { bundleChild } from './bundle-child.ts';

export type PayingTask = { addresses: TestDatabase; vendorId: VendorId; actor: Actor; run: CreatePaymentRunInput };

export type PayingProcess = {
  /** Resolves when it has said so many things, or has ended. */
  said(lines: number): Promise<void>;
  /** SIGKILL: nothing is finished, nothing is said */
  kill(): Promise<void>;
  /** Resolves with the exit code when nothing is left to do. */
  ended(): Promise<number | null>;
};

let bundle: Promise<string> | undefined;
const children = new Set<ChildProcess>();
atEndOfTest(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** A process of its own in which a person's decisions and payments run, to be killed at any step. */
export async function aPayingProcess(task: PayingTask): Promise<PayingProcess> {
  bundle ??= bundleChild('paying', `import '#tests/fakes/paying-child.ts';`);
  const child = spawn(process.execPath, [await bundle, JSON.stringify(task)], {
    env: { PATH: process.env.PATH, TZ: 'UTC', NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  child.once('exit', () => children.delete(child));
  let lines = 0;
  let waiting = () => {};
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    lines += text.split('\n').length - 1;
    waiting();
  });
  return {
    said: (wanted) =>
      Promise.race([
        exited.then(() => undefined),
        new Promise<void>((resolve) => {
          waiting = () => lines >= wanted && resolve();
          waiting();
        }),
      ]),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    ended: async () => (await exited)[0],
  };
}
