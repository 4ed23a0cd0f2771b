import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { PartnerId } from '#campaigns/kernel/ids.ts';
import type { Logger } from '#campaigns/kernel/log.ts';
import type { Keys } from '#campaigns/kernel/secrets.ts';
import { type FoldHitsInput, foldHits, type Hit } from './fold-hits.ts';
import type { Segment, Spool } from './spool.ts';
import { parseSpoolLine, type SpoolLine } from './spool-line.ts';
import { parseClickToken, parseOpenToken, parseUnsubscribeToken, type UnsubscribeFacts } from './tokens.ts';
import { unsubscribe } from './unsubscribe.ts';

/** Small enough that a batch holds the launch's totals for a few dozen ms, large enough for 20,000 hits a second. */
const HITS_PER_BATCH = 500;

export type FoldSpoolTools = {
  spool: Spool;
  keys: Keys;
  /** a way into one partner's rows */
  enter: (partnerId: PartnerId) => PartnerCaller;
  log: Logger;
};

/**
 * Brings what lies in the closed files of the spool into the database and deletes each file when all of it is in. When
 * it stops in the middle, the file is folded again from its start: what is in already counts once.
 *
 * @returns recorded: hits that are new in the database
 * @throws the database's error; the files stay
 */
export async function foldSpool(tools: FoldSpoolTools): Promise<{ recorded: number }> {
  let recorded = 0;
  for (const segment of tools.spool.segments()) recorded += await foldSegment(tools, segment);
  return { recorded };
}

type Batch = { hits: Hit[]; bursts: { eventId: string; mailingId: Hit['mailingId'] }[] };
type Work = { batches: Map<PartnerId, Batch>; unsubscribes: { facts: UnsubscribeFacts; at: Date }[]; unread: number };

async function foldSegment({ spool, keys, enter, log }: FoldSpoolTools, segment: Segment): Promise<number> {
  const work: Work = { batches: new Map(), unsubscribes: [], unread: 0 };
  const lines = (await spool.read(segment)).split('\n');
  // After the last line end stands nothing, or what a full disk cut off.
  const rest = lines.pop();
  for (const text of lines) sortIn(work, segment, keys, parseSpoolLine(text));
  if (work.unread > 0 || rest) log.warn({ file: segment.file, lines: work.unread + (rest ? 1 : 0) }, 'unreadable hits');
  let recorded = 0;
  for (const { facts, at } of work.unsubscribes)
    await unsubscribe(enter(facts.partnerId), { facts, choice: 'everything', at });
  for (const [partnerId, batch] of work.batches) {
    for (const part of inParts(batch)) recorded += (await foldHits(enter(partnerId), part)).recorded;
  }
  await spool.remove(segment);
  return recorded;
}

function sortIn(work: Work, segment: Segment, keys: Keys, line: SpoolLine | null): void {
  if (line?.kind === 'unsubscribe') {
    const facts = parseUnsubscribeToken(keys, line.token);
    if (facts) work.unsubscribes.push({ facts, at: new Date(line.at) });
    else work.unread += 1;
    return;
  }
  const facts = line && readToken(keys, line);
  if (!line || !facts) {
    work.unread += 1;
    return;
  }
  const batch = work.batches.get(facts.partnerId) ?? { hits: [], bursts: [] };
  work.batches.set(facts.partnerId, batch);
  const eventId = eventIdOf(segment.writer, line.sequence);
  const { mailingId, deliveryId } = facts;
  if (line.kind === 'burst') batch.bursts.push({ eventId, mailingId });
  else {
    const { kind, reason: arrival } = line;
    batch.hits.push({ eventId, kind, at: new Date(line.at), arrival, mailingId, deliveryId, link: facts.link });
  }
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

/** Bursts come last: by then all of the file's hits are recorded. */
function inParts({ hits, bursts }: Batch): FoldHitsInput[] {
  const parts: FoldHitsInput[] = [];
  for (let i = 0; i < hits.length; i += HITS_PER_BATCH)
    parts.push({ hits: hits.slice(i, i + HITS_PER_BATCH), bursts: [] });
  if (bursts.length > 0) parts.push({ hits: [], bursts });
  return parts;
}
