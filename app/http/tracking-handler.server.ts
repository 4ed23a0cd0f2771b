import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Destination, makeDestinations } from '#campaigns/delivery/tracking/destinations.ts';
import { foldSpool } from '#campaigns/delivery/tracking/fold-spool.ts';
import { reasonOnArrival } from '#campaigns/delivery/tracking/hit-class.ts';
import { openSpool } from '#campaigns/delivery/tracking/spool.ts';
import { formatSpoolLine, type SpoolLine } from '#campaigns/delivery/tracking/spool-line.ts';
import {
  type ClickFacts,
  parseClickToken,
  parseOpenToken,
  parseUnsubscribeToken,
} from '#campaigns/delivery/tracking/tokens.ts';
import { unsubscribe } from '#campaigns/delivery/tracking/unsubscribe.ts';
import { makeVisitorBursts } from '#campaigns/delivery/tracking/visitor-bursts.ts';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { type MailingId, newId, type PartnerId } from '#campaigns/kernel/ids.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { isDatabaseAway } from './errors.server.ts';
import { isOneClick } from './one-click.server.ts';
import { repeat } from './repeat.server.ts';
import { answerPage, answerPixel, answerRedirect, answerText } from './tracking-answers.server.ts';
import type { World } from './world.server.ts';

export type TrackingHandler = {
  /** Answers `/c/…`, `/o/…` and the one-click POST to `/u/…`; false = the request is for somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Folds what is left and stops. */
  close(): Promise<void>;
};

type TrackingWorld = Pick<World, 'database' | 'install' | 'clock' | 'log' | 'env' | 'spoolDir'>;

const FOLD_EVERY_MS = 500;
const PRELOAD_EVERY_MS = 60_000;
const PRELOAD_DAYS = 7;

/**
 * The addresses in sent mail, served before Express: a click costs no route, no session and, while its mailing is known,
 * no database. A hit is in the spool on disk before its visitor is sent on, and comes into the database within a second.
 */
export function makeTrackingHandler(world: TrackingWorld): TrackingHandler {
  const { keys } = world.install;
  const log = world.log.child({ part: 'tracking' });
  const enter = (partnerId: PartnerId): PartnerCaller =>
    makeCaller(world, {
      scope: { side: 'partner', partnerId },
      actor: { kind: 'system', reason: 'tracking' },
      requestId: newId('request'),
    });
  const spool = openSpool(world.spoolDir);
  const destinations = makeDestinations({ enter, log });
  const bursts = makeVisitorBursts();
  const fold = () => {
    spool.roll();
    return foldSpool({ spool, keys, enter, log });
  };
  const folding = repeat({ name: 'folding hits', everyMs: FOLD_EVERY_MS, work: fold, log });
  const preloading = repeat({
    name: 'preloading links',
    everyMs: PRELOAD_EVERY_MS,
    work: async () => destinations.preload(await recentMailings(world)),
    log,
  });

  const write = (line: SpoolLine, written: () => void = () => {}) =>
    spool.append(formatSpoolLine(line), (error) => {
      // A full disk costs the count, never the visitor's way.
      if (error) log.error({ err: error }, 'a hit could not be written');
      written();
    });

  const click = (request: IncomingMessage, response: ServerResponse, token: string) => {
    const facts = parseClickToken(keys, token);
    if (!facts) return answerPage(request, response, 'unknown');
    const at = Date.now();
    const known = destinations.find(facts);
    if (known) return lead(request, response, { facts, token, at }, known);
    destinations.load(facts).then(
      (found) => lead(request, response, { facts, token, at }, found),
      (error: unknown) => {
        if (!isDatabaseAway(error)) log.error({ err: error }, 'links could not be read');
        answerPage(request, response, 'later');
      },
    );
  };

  const lead = (
    request: IncomingMessage,
    response: ServerResponse,
    { facts, token, at }: { facts: ClickFacts; token: string; at: number },
    destination: Destination,
  ) => {
    if (destination.kind === 'missing') return answerPage(request, response, 'unknown');
    if (destination.kind === 'withdrawn') return answerPage(request, response, 'gone');
    const { url } = destination;
    const sequence = spool.nextSequence();
    write({ kind: 'click', sequence, at, reason: reasonOf(request), token }, () => answerRedirect(response, url));
    const address = facts.deliveryId === null ? visitorAddress(world, request) : null;
    if (address === null) return;
    const { mailingId, link } = facts;
    for (const earlier of bursts.note({ address, mailingId, link, at, sequence }))
      write({ kind: 'burst', sequence: earlier, at, token });
  };

  const open = (request: IncomingMessage, response: ServerResponse, token: string) => {
    if (!parseOpenToken(keys, token)) return answerPixel(request, response, 404);
    const sequence = spool.nextSequence();
    write({ kind: 'open', sequence, at: Date.now(), reason: reasonOf(request), token }, () =>
      answerPixel(request, response, 200),
    );
  };

  const stop = async (request: IncomingMessage, response: ServerResponse, token: string) => {
    const facts = parseUnsubscribeToken(keys, token);
    if (!facts) return answerText(request, response, 404, 'This link is not known.');
    if (!(await isOneClick(request)))
      return answerText(request, response, 400, 'The body must be List-Unsubscribe=One-Click.');
    try {
      await unsubscribe(enter(facts.partnerId), { facts, choice: 'everything' });
      answerText(request, response, 200, 'Unsubscribed.');
    } catch (error) {
      log.warn({ err: error }, 'an unsubscribe waits in the spool');
      spool.append(
        formatSpoolLine({ kind: 'unsubscribe', sequence: spool.nextSequence(), at: Date.now(), token }),
        (failed) =>
          failed
            ? answerText(request, response, 503, 'Try again later.', { 'Retry-After': '60' })
            : answerText(request, response, 200, 'Unsubscribed.'),
      );
    }
  };

  return {
    handle: (request, response) => {
      const url = request.url ?? '';
      const which = url.charCodeAt(1);
      if (url.charCodeAt(2) !== SLASH || (which !== C && which !== O && which !== U)) return false;
      const end = url.indexOf('?');
      const token = end < 0 ? url.slice(3) : url.slice(3, end);
      if (which === U) {
        // The page itself is a screen; only the one-click address is ours, and only by POST.
        if (request.method !== 'POST' || token.includes('/')) return false;
        void stop(request, response, token);
        return true;
      }
      if (request.method !== 'GET' && request.method !== 'HEAD')
        answerText(request, response, 405, 'Only GET.', { Allow: 'GET, HEAD' });
      else if (which === C) click(request, response, token);
      else open(request, response, token);
      return true;
    },
    close: async () => {
      await Promise.all([folding.stop(), preloading.stop()]);
      await fold().catch((error: unknown) => log.warn({ err: error }, 'hits stay in the spool until the next start'));
      spool.close();
    },
  };
}

const [SLASH, C, O, U] = ['/', 'c', 'o', 'u'].map((letter) => letter.charCodeAt(0));

function reasonOf({ method, headers }: IncomingMessage) {
  const purpose = headers['sec-purpose'] ?? headers.purpose ?? headers['x-purpose'] ?? headers['x-moz'];
  return reasonOnArrival({ method, userAgent: headers['user-agent'], purpose: purpose?.toString() });
}

/** Null where one address may stand for many people: behind a proxy that we are not told to trust. */
function visitorAddress(world: TrackingWorld, request: IncomingMessage): string | null {
  const forwarded = request.headers['x-forwarded-for']?.toString();
  if (forwarded === undefined) return request.socket.remoteAddress ?? null;
  return world.env.trustProxy ? (forwarded.split(',').at(-1)?.trim() ?? null) : null;
}

/** Heads only: the system role reads no links. Each partner's are read in its own scope. */
async function recentMailings({ database, clock }: TrackingWorld) {
  const since = new Date(clock.now().getTime() - PRELOAD_DAYS * 86_400_000);
  const heads = await database.system.mailing.findMany({
    where: { startsAt: { gte: since }, state: { not: 'cancelled' } },
    select: { partnerId: true, id: true },
    orderBy: { startsAt: 'desc' },
    take: 20_000,
  });
  return heads.map((head) => ({ partnerId: head.partnerId as PartnerId, mailingId: head.id as MailingId }));
}
