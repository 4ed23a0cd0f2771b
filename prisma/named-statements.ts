import { createHash } from 'node:crypto';
import { Prisma } from './generated/client.ts';

const MARK = '/* named */';

/**
 * Begins a raw statement that a connection prepares once and keeps: for the few large ones that run a hundred times a
 * second, where planning would cost more than running. Its text must have few forms, because each is kept.
 */
export const NAMED = Prisma.raw(MARK);

const names = new Map<string, string>();

/** A marked statement's name; the others get '' and are planned each time. */
export function statementName(text: string): string {
  if (!text.slice(0, 100).includes(MARK)) return '';
  let name = names.get(text);
  if (name === undefined) {
    name = `tl_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    names.set(text, name);
  }
  return name;
}
