import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { readFile, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/**
 * A log on disk between the visitor and the database. A line is in the file (the system's cache: it outlives the
 * process, not the machine) before its visitor is answered; whoever folds it later deletes the file. Each writer has
 * files of its own and closes them after seconds, and a closed one is never written again, so any process may fold it.
 */
export type Spool = {
  /** first part of the event ids of this writer's hits */
  readonly writer: string;
  /** a number that no other line of this writer has */
  nextSequence(): number;
  /** Adds a line; `written` runs when it is in the file, or with the error when the disk refuses it. */
  append(line: string, written: (error: Error | null) => void): void;
  /** Closes the file that is being written, so that it can be folded. */
  roll(): void;
  /** Closed files, oldest first: this writer's, and those of writers that are gone. */
  segments(): Segment[];
  /** What a file holds; nothing when another process has folded and deleted it. */
  read(segment: Segment): Promise<string>;
  /** Deletes a folded file; it may be gone already. */
  remove(segment: Segment): Promise<void>;
  close(): void;
};

export type Segment = { file: string; writer: string };

const SUFFIX = '.hits';
/** A writer that finds its file older than this opens a new one, so a frozen process never writes to a folded file. */
const WRITE_FOR_MS = 5_000;
/** After this any file is closed for good, with time to spare for clocks that differ between machines. */
const SURELY_CLOSED_MS = 60_000;

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
/** Writers of this very process: after a restart in a container the old writer's process number is our own. */
const writersHere = new Set<string>();

/**
 * Opens the spool; makes the folder where it is missing.
 *
 * @throws Error when the folder cannot be made
 */
export function openSpool(folder: string, now: () => number = Date.now): Spool {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const writer = randomBytes(9).toString('base64url');
  writersHere.add(writer);
  let sequence = 0;
  let part = 0;
  let open: { fd: number; file: string; since: number } | null = null;
  let lines: string[] = [];
  let waiting: ((error: Error | null) => void)[] = [];

  const roll = () => {
    if (open) closeSync(open.fd);
    open = null;
  };
  const fileToWrite = (): number => {
    if (open && now() - open.since > WRITE_FOR_MS) roll();
    if (!open) {
      part += 1;
      const since = now();
      const name = [since.toString(36), HOST, process.pid, writer, part.toString(36)].join('~');
      const file = `${name}${SUFFIX}`;
      open = { fd: openSync(join(folder, file), 'a', 0o600), file, since };
    }
    return open.fd;
  };
  // Everything that came in one turn of the event loop goes to the disk in one write.
  const flush = () => {
    const [text, callbacks] = [lines.join(''), waiting];
    lines = [];
    waiting = [];
    if (callbacks.length === 0) return;
    let error: Error | null = null;
    try {
      writeAll(fileToWrite(), Buffer.from(text));
    } catch (cause) {
      // What is half-written ends with this file; the next line begins a new one.
      roll();
      error = cause instanceof Error ? cause : new Error(String(cause));
    }
    for (const written of callbacks) written(error);
  };

  return {
    writer,
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
    append: (line, written) => {
      if (waiting.length === 0) setImmediate(flush);
      lines.push(line);
      waiting.push(written);
    },
    roll,
    segments: () =>
      readdirSync(folder)
        .filter((file) => file.endsWith(SUFFIX) && file !== open?.file)
        .sort()
        .map((file) => ({ file, writer: file.split('~')[3] ?? '' }))
        .filter((segment) => segment.writer === writer || isAbandoned(segment.file, now())),
    read: async (segment) => (await readFile(join(folder, segment.file), 'utf8').catch(ignoreMissing)) ?? '',
    remove: async (segment) => unlink(join(folder, segment.file)).catch(ignoreMissing),
    close: () => {
      flush();
      roll();
      writersHere.delete(writer);
    },
  };
}

function writeAll(fd: number, bytes: Buffer): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(fd, bytes, done);
}

function isAbandoned(file: string, now: number): boolean {
  const [since = '', host, pid = '', writer = ''] = file.split('~');
  if (now - Number.parseInt(since, 36) > SURELY_CLOSED_MS) return true;
  if (host !== HOST || writersHere.has(writer)) return false;
  return Number(pid) === process.pid || !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and is someone else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
