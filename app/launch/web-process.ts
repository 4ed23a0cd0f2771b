import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keepPort, keptPort } from '#prisma/server/kept.ts';
import { PlainError } from '#prisma/server/plain-error.ts';
import { choosePort, isFree } from './choose-port.ts';

const FIRST_PORT = 3000;
const READY_WITHIN_MS = 60_000;

/** PORT when it is given, else the one of last time, else the first free one from 3000 on. */
export async function chooseWebPort(dataDir: string): Promise<number> {
  const given = Number(process.env.PORT);
  if (given > 0) {
    if (await isFree(given)) return given;
    throw new PlainError(`Port ${given} is taken. Choose another with PORT.`);
  }
  const port = await choosePort(keptPort(dataDir, 'web') ?? FIRST_PORT);
  keepPort(dataDir, 'web', port);
  return port;
}

/** Logs of this start; the last start's are thrown away. */
export function logFileOf(dataDir: string, name: string): string {
  const folder = path.join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  rmSync(file, { force: true });
  return file;
}

/**
 * Resolves when the address answers, whatever it answers.
 *
 * @throws PlainError after a minute
 */
export async function untilAnswering(url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new PlainError(`${url} does not answer. The logs in .data/logs say why.`);
}
