import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '#prisma/server/orphan.ts';

/**
 * Two launchers in one clone would fight over its database, so the one that runs leaves a note.
 *
 * @returns a function that lets go; null when another launcher runs
 */
export function takeRunningLock(dataDir: string): (() => void) | null {
  const file = path.join(dataDir, 'running');
  const other = readNote(file);
  if (other !== null && other !== process.pid && isAlive(other) && isLauncher(other)) return null;
  writeFileSync(file, `${process.pid}\n`);
  return () => rmSync(file, { force: true });
}

function readNote(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

/** The note of a launcher that was killed is no obstacle, nor is a pid that is by now some other program's. */
function isLauncher(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('app/launch/run.mjs');
  } catch {
    // No /proc to ask (macOS): a living pid is taken at its word.
    return process.platform !== 'linux';
  }
}
