import { isbot } from 'isbot';

/** Was it a person? `unknown` counts with the people, but apart from `human` wherever both are shown. */
export type HitClass = 'human' | 'machine' | 'unknown';

/** Why a hit has its class. */
export const CLASS_OF = {
  /** a browser asked for it, later than a gateway would, and not in a burst */
  browser: 'human',
  head: 'machine',
  prefetch: 'machine',
  scanner: 'machine',
  too_soon: 'machine',
  burst: 'machine',
  trap: 'machine',
  /** nothing says who asked */
  no_agent: 'unknown',
  /** the link names no person, so nothing can be said about when and how often */
  counted: 'unknown',
  /** mail programs load pictures by themselves: an open is never proof of a person */
  open: 'unknown',
} as const satisfies Record<string, HitClass>;
export type HitReason = keyof typeof CLASS_OF;

/** Gateways open links within seconds of handing the mail over; people take longer. */
const TOO_SOON_MS = 10_000;
/** Three different links of one mail within this time is a machine going through them. */
export const BURST_WINDOW_MS = 2_000;
const BURST_LINKS = 3;

// Mail gateways that isbot does not list: it is made for web traffic.
const GATEWAYS =
  /barracuda|mimecast|proofpoint|forcepoint|fireeye|trellix|symantec|messagelabs|trend ?micro|sophos|ironport|safelinks|microsoft office|ms-office|vade|hornet|zscaler|checkpoint|cloudmark|spamassassin|mailscanner/i;
const PREFETCH = /prefetch|preview|prerender/i;

export type Arrival = {
  method: string | undefined;
  userAgent: string | undefined;
  /** Sec-Purpose, Purpose, X-Purpose or X-Moz, whichever came */
  purpose: string | undefined;
};

/** What the request itself says about who asks. The rest is known only beside the other hits (`reasonOf`, `findBursts`). */
export function reasonOnArrival(arrival: Arrival): HitReason {
  if (arrival.method === 'HEAD') return 'head';
  if (arrival.purpose !== undefined && PREFETCH.test(arrival.purpose)) return 'prefetch';
  if (arrival.userAgent === undefined || arrival.userAgent === '') return 'no_agent';
  return isMachineAgent(arrival.userAgent) ? 'scanner' : 'browser';
}

const MAX_KNOWN_AGENTS = 2_000;
const knownAgents = new Map<string, boolean>();

/** The same few agents ask again and again, and the list is one long pattern: remembered, up to a bound. */
function isMachineAgent(agent: string): boolean {
  const known = knownAgents.get(agent);
  if (known !== undefined) return known;
  const machine = isbot(agent) || GATEWAYS.test(agent);
  if (knownAgents.size >= MAX_KNOWN_AGENTS) knownAgents.clear();
  if (agent.length <= 512) knownAgents.set(agent, machine);
  return machine;
}

/**
 * The reason that stands when a hit is recorded.
 *
 * @param hit.arrival    what the request said
 * @param hit.named      the link names a delivery
 * @param hit.acceptedAt when the receiving server took the mail; null = not yet
 * @param hit.gateway    false when mail stays in the local mailbox: no gateway stands before it
 * Source: campaigns/delivery/tracking/README.md, "Person or machine".
 */
export function reasonOf(hit: {
  kind: 'click' | 'open';
  arrival: HitReason;
  link: number | null;
  named: boolean;
  at: Date;
  acceptedAt: Date | null;
  gateway: boolean;
}): HitReason {
  if (CLASS_OF[hit.arrival] === 'machine') return hit.arrival;
  if (hit.link === 0) return 'trap';
  const soon = hit.acceptedAt === null || hit.at.getTime() - hit.acceptedAt.getTime() < TOO_SOON_MS;
  if (hit.gateway && hit.named && soon) return 'too_soon';
  if (hit.kind === 'open') return 'open';
  if (hit.arrival === 'no_agent') return 'no_agent';
  return hit.named ? 'browser' : 'counted';
}

/**
 * Hits that belong to a machine because they came in a burst: three different links of one delivery within 2 s, or the
 * trap link within 2 s of the others.
 *
 * @param hits of one delivery, in any order
 * @returns the event ids of all hits that lie in a burst
 */
export function findBursts(hits: readonly { eventId: string; link: number; at: number }[]): Set<string> {
  const sorted = [...hits].sort((a, b) => a.at - b.at);
  const found = new Set<string>();
  const inWindow = new Map<number, number>(); // link → hits of it in the window
  let first = 0;
  let marked = 0;
  for (const [last, hit] of sorted.entries()) {
    inWindow.set(hit.link, (inWindow.get(hit.link) ?? 0) + 1);
    for (let left = sorted[first]; left && left.at < hit.at - BURST_WINDOW_MS; left = sorted[first]) {
      const rest = (inWindow.get(left.link) ?? 1) - 1;
      if (rest === 0) inWindow.delete(left.link);
      else inWindow.set(left.link, rest);
      first += 1;
    }
    if (inWindow.size < BURST_LINKS && !(inWindow.has(0) && inWindow.size > 1)) continue;
    for (marked = Math.max(marked, first); marked <= last; marked += 1) found.add(sorted[marked]?.eventId ?? '');
  }
  return found;
}
