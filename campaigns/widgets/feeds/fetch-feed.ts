import { isDomainError } from '#campaigns/kernel/errors.ts';
import { NotSent, type Outbound } from '#campaigns/kernel/outbound.ts';

/** What the server said the last time about its copy; "" = nothing. */
export type Known = { etag: string; lastModified: string };
export type Fetched = { kind: 'same' } | { kind: 'read'; bytes: Buffer; known: Known };

/** Nothing was read; `message` is for the person who added the feed, and `isGone` says that it will never come back. */
export class FeedUnread extends Error {
  override readonly name = 'FeedUnread';
  readonly isGone: boolean;

  constructor(message: string, { isGone = false, cause }: { isGone?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.isGone = isGone;
  }
}

const TOTAL_MS = 10_000;
const MAX_REDIRECTS = 3;
// What a server calls its copy is kept in the row; longer ones are forgotten, and the feed is then read whole each time.
const MAX_NAME = 500;

/**
 * Reads a feed's address: only what has changed, in 10 s all told, each of at most three redirects looked at like the
 * first address.
 *
 * @param outbound keeps us outside (kernel/outbound.ts): public addresses alone, 5 MB at most
 * @throws FeedUnread with what went wrong, in words for a person
 */
export async function fetchFeed(outbound: Outbound, address: string, known: Known): Promise<Fetched> {
  const signal = AbortSignal.timeout(TOTAL_MS);
  const headers = {
    accept: 'application/rss+xml, application/atom+xml, text/calendar, application/xml;q=0.9, */*;q=0.5',
    'accept-encoding': 'identity',
    'user-agent': 'Throughline feeds',
    ...(known.etag ? { 'if-none-match': known.etag } : {}),
    ...(known.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
  let url = new URL(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await ask(outbound, url, { headers, signal });
    const next = answer.headers.get('location');
    if (answer.status < 300 || answer.status >= 400 || answer.status === 304 || !next) return toFetched(answer);
    if (!URL.canParse(next, url)) throw new FeedUnread('The server sends on to something that is no address.');
    url = new URL(next, url);
  }
  throw new FeedUnread(`The server sends on more than ${MAX_REDIRECTS} times.`);
}

async function ask(outbound: Outbound, url: URL, init: RequestInit): Promise<Response> {
  try {
    return await outbound(url, init);
  } catch (cause) {
    if (isDomainError(cause))
      throw new FeedUnread('The address is not a public https one. Nothing was sent to it.', { cause });
    if (cause instanceof Error && cause.name === 'TimeoutError')
      throw new FeedUnread(`The server took longer than ${TOTAL_MS / 1000} seconds.`, { cause });
    if (cause instanceof NotSent) throw new FeedUnread('The server cannot be reached.', { cause });
    const isLarge = cause instanceof Error && cause.message.startsWith('the answer is larger');
    throw new FeedUnread(isLarge ? 'The feed is larger than 5 MB.' : 'The connection broke off.', { cause });
  }
}

async function toFetched(answer: Response): Promise<Fetched> {
  if (answer.status === 304) return { kind: 'same' };
  if (answer.status === 410) throw new FeedUnread('The server says that the feed is gone for good.', { isGone: true });
  if (!answer.ok) throw new FeedUnread(`The server answered ${answer.status}.`);
  const short = (name: string) => {
    const value = answer.headers.get(name) ?? '';
    return value.length <= MAX_NAME ? value : '';
  };
  return {
    kind: 'read',
    bytes: Buffer.from(await answer.arrayBuffer()),
    known: { etag: short('etag'), lastModified: short('last-modified') },
  };
}
