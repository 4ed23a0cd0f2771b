import { createHash } from 'node:crypto';
import { Prisma } from './generated/client.ts';

const MARK = '/* named */';

/**
 * Begins a raw statement that is named from its first run on: for the few large ones that run a hundred times a second.
 * Its text must have few forms, because each is kept.
 */
export const NAMED = Prisma.raw(MARK);

/** A kept plan takes about 75 KB of its connection. */
const MOST_NAMES = 300;
const RUNS_BEFORE_NAMING = 3;
const MOST_WATCHED = 1_000;

/**
 * Names for statements. A connection parses and plans a named one once and keeps it; the row policies make planning a
 * small read cost many times what running it does. Named is what is marked, and what one process has run before, so that
 * a list of any length or a search of any form takes no place; when all places are taken, the rest is planned each time.
 *
 * @returns asks for a statement's name; '' = none
 */
export function makeStatementNames(most = MOST_NAMES): (text: string) => string {
  const names = new Map<string, string>();
  const runs = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (!isMarked(text) && (names.size >= most || !isRepeated(runs, text))) return '';
    runs.delete(text);
    const name = `tl_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    names.set(text, name);
    return name;
  };
}

function isMarked(text: string): boolean {
  return text.slice(0, 100).includes(MARK);
}

/** Counts a run; the texts that were new longest ago are forgotten first. */
function isRepeated(runs: Map<string, number>, text: string): boolean {
  const count = (runs.get(text) ?? 0) + 1;
  runs.set(text, count);
  const [oldest] = runs.size > MOST_WATCHED ? runs.keys() : [];
  if (oldest !== undefined) runs.delete(oldest);
  return count >= RUNS_BEFORE_NAMING;
}
