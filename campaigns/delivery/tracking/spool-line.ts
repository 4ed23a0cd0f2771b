import { CLASS_OF, type HitReason } from './hit-class.ts';

/** What one line of the spool says. */
export type SpoolLine =
  /** a hit on `/c/:token` or `/o/:token` */
  | { kind: 'click' | 'open'; sequence: number; at: number; reason: HitReason; token: string }
  /** the earlier hit `sequence` of the same writer turned out to be part of a burst */
  | { kind: 'burst'; sequence: number; at: number; token: string }
  /** a one-click unsubscribe that came while the database was away */
  | { kind: 'unsubscribe'; sequence: number; at: number; token: string };

const LETTER = { click: 'c', open: 'o', burst: 'b', unsubscribe: 'u' } as const;
const KIND_OF: Record<string, SpoolLine['kind'] | undefined> = { c: 'click', o: 'open', b: 'burst', u: 'unsubscribe' };

/** "c 1f m8x2k1z9 browser EWdK…" and a line end: kind, sequence, ms since 1970 (both base 36), reason, token. */
export function formatSpoolLine(line: SpoolLine): string {
  const reason = 'reason' in line ? line.reason : '-';
  return `${LETTER[line.kind]} ${line.sequence.toString(36)} ${line.at.toString(36)} ${reason} ${line.token}\n`;
}

/** Reads one line without its line end; null for what a crash or a full disk left half-written. */
export function parseSpoolLine(text: string): SpoolLine | null {
  const [letter = '', sequenceText = '', atText = '', reason = '', token = '', ...rest] = text.split(' ');
  const kind = KIND_OF[letter];
  const sequence = Number.parseInt(sequenceText, 36);
  const at = Number.parseInt(atText, 36);
  if (!kind || !Number.isSafeInteger(sequence) || !Number.isSafeInteger(at) || !token || rest.length > 0) return null;
  if (kind === 'burst' || kind === 'unsubscribe') return { kind, sequence, at, token };
  return reason in CLASS_OF ? { kind, sequence, at, reason: reason as HitReason, token } : null;
}
