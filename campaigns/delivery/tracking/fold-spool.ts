import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { PartnerId } from '#campaigns/kernel/ids.ts';
import type { Logger } from '#campaigns/kernel/log.ts';
import type { Keys } from '#campaigns/kernel/secrets.ts';
import { foldHits, type Hit } from './fold-hits.ts';
import type { Segment, Spool } from './spool.ts';
import { parseSpoolLine, type SpoolLine } from './spool-line.ts';
import { parseClickToken, parseOpenToken, parseUnsubscribeToken, type UnsubscribeFacts } from './tokens.ts';
import { unsubscribe } from './unsubscribe.ts';

/** A batch holds the launch's totals, and the process that reads it, for some ten milliseconds. */
const LINES_PER_BATCH = 1_000;

export type FoldSpoolTools = {
  spool: Spool;
  keys: Keys;
  /** a way into one partner's rows */
  enter: (partnerId: PartnerId) => PartnerCaller;
  log: Logger;
};

/** So many files in a row that fail are no fault of theirs: the database is away. */
const GIVE_UP_AFTER = 3;

/**
 * Brings what lies in the closed files of the spool into the database and deletes each file when all of it is in. When
 * it stops in the middle, the file is folded again from its start: what is in already counts once. A file that fails
 * stays, and does not hold up the others.
 *
 * @returns recorded: hits that are new in the database
 * @throws the first error, after the files that could be folded are
 */
export async function foldSpool(tools: FoldSpoolTools): Promise<{ recorded: number }> {
  const errors: unknown[] = [];
  let recorded = 0;
  let failedInARow = 0;
  for (const segment of tools.spool.segments()) {
    try {
      recorded += await foldSegment(tools, segment);
      failedInARow = 0;
    } catch (error) {
      errors.push(error);
      failedInARow += 1;
      if (failedInARow === GIVE_UP_AFTER) break;
    }
  }
  if (errors.length > 0) throw errors[0];
  return { recorded };
}

async function foldSegment(tools: FoldSpoolTools, segment: Segment): Promise<number> {
  const lines = (await tools.spool.read(segment)).split('\n');
  // After the last line end stands nothing, or what a full disk cut off.
  const rest = lines.pop();
  let recorded = 0;
  let unread = rest ? 1 : 0;
  for (let i = 0; i < lines.length; i += LINES_PER_BATCH) {
    const work = sortLines(tools.keys, segment, lines.slice(i, i + LINES_PER_BATCH));
    for (const { facts, at } of work.unsubscribes)
      await unsubscribe(tools.enter(facts.partnerId), { facts, choice: 'everything', at });
    for (const [partnerId, batch] of work.byPartner)
      recorded += (await foldHits(tools.enter(partnerId), batch)).recorded;
    unread += work.unread;
  }
  if (unread > 0) tools.log.warn({ file: segment.file, lines: unread }, 'hits that cannot be read are left out');
  await tools.spool.remove(segment);
  return recorded;
}

type Batch = { hits: Hit[]; bursts: { eventId: string; mailingId: Hit['mailingId'] }[] };
type Work = {
  byPartner: Map<PartnerId, Batch>;
  unsubscribes: { facts: UnsubscribeFacts; at: Date }[];
  unread: number;
};

function sortLines(keys: Keys, segment: Segment, lines: readonly string[]): Work {
  const work: Work = { byPartner: new Map(), unsubscribes: [], unread: 0 };
  for (const text of lines) {
    const line = parseSpoolLine(text);
    if (!line || !sortLine(work, segment, keys, line)) work.unread += 1;
  }
  return work;
}

/** @returns false when its token is not one of ours */
function sortLine(work: Work, segment: Segment, keys: Keys, line: SpoolLine): boolean {
  if (line.kind === 'unsubscribe') {
    const facts = parseUnsubscribeToken(keys, line.token);
    if (facts) work.unsubscribes.push({ facts, at: new Date(line.at) });
    return facts !== null;
  }
  const facts = readToken(keys, line);
  if (!facts) return false;
  const batch = work.byPartner.get(facts.partnerId) ?? { hits: [], bursts: [] };
  work.byPartner.set(facts.partnerId, batch);
  const eventId = eventIdOf(segment.writer, line.sequence);
  const { mailingId, deliveryId, link } = facts;
  if (line.kind === 'burst') batch.bursts.push({ eventId, mailingId });
  else
    batch.hits.push({
      eventId,
      kind: line.kind,
      at: new Date(line.at),
      arrival: line.reason,
      mailingId,
      deliveryId,
      link,
    });
  return true;
}

function readToken(keys: Keys, line: Exclude<SpoolLine, { kind: 'unsubscribe' }>) {
  if (line.kind !== 'open') return parseClickToken(keys, line.token);
  const facts = parseOpenToken(keys, line.token);
  return facts && { ...facts, link: null };
}

/** The same line has the same event id however often it is folded. */
function eventIdOf(writer: string, sequence: number): string {
  return `${writer}.${sequence.toString(36)}`;
}
