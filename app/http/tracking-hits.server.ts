import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Destination } from '#campaigns/delivery/tracking/destinations.ts';
import { reasonOnArrival } from '#campaigns/delivery/tracking/hit-class.ts';
import { formatSpoolLine, type SpoolLine } from '#campaigns/delivery/tracking/spool-line.ts';
import { type ClickFacts, parseClickToken, parseOpenToken } from '#campaigns/delivery/tracking/tokens.ts';
import { isDatabaseAway } from './errors.server.ts';
import { answerPage, answerPixel, answerRedirect } from './tracking-answers.server.ts';
import type { TrackingDesk, TrackingWorld } from './tracking-handler.server.ts';
import { TooLate, within } from './within.server.ts';

/** A database that hangs is away, too: the visitor gets the page that tries again. */
const LOOK_UP_WITHIN_MS = 3_000;

/** Sends the visitor of `/c/:token` to the link's destination, once the click is in the spool. */
export function answerClick(
  desk: TrackingDesk,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): void {
  const facts = parseClickToken(desk.world.install.keys, token);
  if (!facts) {
    answerPage(request, response, 'unknown');
    return;
  }
  const click = { facts, token, at: Date.now() };
  const known = desk.destinations.find(facts);
  if (known) lead(desk, request, response, click, known);
  else void lookUp(desk, request, response, click);
}

async function lookUp(desk: TrackingDesk, request: IncomingMessage, response: ServerResponse, click: Click) {
  try {
    lead(desk, request, response, click, await within(desk.destinations.load(click.facts), LOOK_UP_WITHIN_MS));
  } catch (error) {
    if (!isDatabaseAway(error) && !(error instanceof TooLate))
      desk.log.error({ err: error }, 'links could not be read');
    answerPage(request, response, 'later');
  }
}

/** Answers `/o/:token` with a pixel, once the open is in the spool. */
export function answerOpen(
  desk: TrackingDesk,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): void {
  if (!parseOpenToken(desk.world.install.keys, token)) {
    answerPixel(request, response, 404);
    return;
  }
  const sequence = desk.spool.nextSequence();
  write(desk, { kind: 'open', sequence, at: Date.now(), reason: reasonOf(request), token }, () =>
    answerPixel(request, response, 200),
  );
}

type Click = { facts: ClickFacts; token: string; at: number };

function lead(
  desk: TrackingDesk,
  request: IncomingMessage,
  response: ServerResponse,
  { facts, token, at }: Click,
  destination: Destination,
): void {
  if (destination.kind !== 'found') {
    answerPage(request, response, destination.kind === 'withdrawn' ? 'gone' : 'unknown');
    return;
  }
  const { url } = destination;
  const sequence = desk.spool.nextSequence();
  write(desk, { kind: 'click', sequence, at, reason: reasonOf(request), token }, () => answerRedirect(response, url));
  // A link that names a person shows its bursts when it is folded, beside that person's other clicks.
  const address = facts.deliveryId === null ? visitorAddress(desk.world, request) : null;
  if (address === null) return;
  const { mailingId, link } = facts;
  for (const earlier of desk.bursts.note({ address, mailingId, link, at, sequence }))
    write(desk, { kind: 'burst', sequence: earlier, at, token }, () => {});
}

function write(desk: TrackingDesk, line: SpoolLine, written: () => void): void {
  desk.spool.append(formatSpoolLine(line), (error) => {
    // A full disk costs the count, never the visitor's way.
    if (error) desk.log.error({ err: error }, 'a hit could not be written');
    written();
  });
}

function reasonOf({ method, headers }: IncomingMessage) {
  const purpose = headers['sec-purpose'] ?? headers.purpose ?? headers['x-purpose'] ?? headers['x-moz'];
  return reasonOnArrival({ method, userAgent: headers['user-agent'], purpose: purpose?.toString() });
}

/** Null where one address may stand for many people: behind a proxy that we are not told to trust. */
function visitorAddress({ env }: TrackingWorld, request: IncomingMessage): string | null {
  const forwarded = request.headers['x-forwarded-for']?.toString();
  if (forwarded === undefined) return request.socket.remoteAddress ?? null;
  return env.trustProxy ? (forwarded.split(',').at(-1)?.trim() ?? null) : null;
}
