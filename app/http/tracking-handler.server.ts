import type { IncomingMessage, ServerResponse } from 'node:http';
import { makeDestinations } from '#campaigns/delivery/tracking/destinations.ts';
import { foldSpool } from '#campaigns/delivery/tracking/fold-spool.ts';
import { openSpool } from '#campaigns/delivery/tracking/spool.ts';
import { makeVisitorBursts } from '#campaigns/delivery/tracking/visitor-bursts.ts';
import { type MailingId, newId, type PartnerId } from '#campaigns/kernel/ids.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { answerOneClick } from './one-click.server.ts';
import { repeat } from './repeat.server.ts';
import { answerText } from './tracking-answers.server.ts';
import { answerClick, answerOpen } from './tracking-hits.server.ts';
import type { World } from './world.server.ts';

export type TrackingHandler = {
  /** Answers `/c/…`, `/o/…` and the one-click POST to `/u/…`; false = the request is for somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Ends when the links of the last days have been looked up for the first time, or could not be. */
  readonly preloaded: Promise<void>;
  /** Folds what is left and stops. */
  close(): Promise<void>;
};

export type TrackingWorld = Pick<World, 'database' | 'install' | 'clock' | 'log' | 'env' | 'spoolDir'>;

/** What the tracking addresses of one process share. */
export type TrackingDesk = ReturnType<typeof makeDesk>;

const FOLD_EVERY_MS = 500;
const PRELOAD_EVERY_MS = 60_000;
const PRELOAD_DAYS = 7;
const PRELOAD_MAILINGS = 20_000;

/**
 * The addresses in sent mail, served before Express: a click costs no route, no session and, while its mailing is known,
 * no database. A hit is in the spool on disk before its visitor is sent on, and comes into the database within a second.
 *
 * @throws Error when the spool's folder cannot be made
 */
export function makeTrackingHandler(world: TrackingWorld): TrackingHandler {
  const desk = makeDesk(world);
  const { spool, destinations, log } = desk;
  const fold = () => {
    spool.roll();
    return foldSpool({ ...desk, keys: world.install.keys });
  };
  const preload = async () => destinations.preload(await recentMailings(world));
  const folding = repeat({ name: 'folding hits', everyMs: FOLD_EVERY_MS, work: fold, log });
  const preloading = repeat({ name: 'preloading links', everyMs: PRELOAD_EVERY_MS, work: preload, log });
  return {
    handle: (request, response) => handle(desk, request, response),
    preloaded: preloading.first,
    close: async () => {
      await Promise.all([folding.stop(), preloading.stop()]);
      await fold().catch((error: unknown) => log.warn({ err: error }, 'hits wait in the spool for the next start'));
      spool.close();
    },
  };
}

function makeDesk(world: TrackingWorld) {
  const log = world.log.child({ part: 'tracking' });
  const enter = (partnerId: PartnerId) =>
    makeCaller(world, {
      scope: { side: 'partner', partnerId },
      actor: { kind: 'system', reason: 'tracking' },
      requestId: newId('request'),
    });
  return {
    world,
    log,
    enter,
    spool: openSpool(world.spoolDir),
    destinations: makeDestinations({ enter, log }),
    bursts: makeVisitorBursts(),
  };
}

const [SLASH, CLICK, OPEN, UNSUBSCRIBE] = ['/', 'c', 'o', 'u'].map((letter) => letter.charCodeAt(0));

function handle(desk: TrackingDesk, request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? '';
  const which = url.charCodeAt(1);
  if (url.charCodeAt(2) !== SLASH || (which !== CLICK && which !== OPEN && which !== UNSUBSCRIBE)) return false;
  const end = url.indexOf('?');
  const token = end < 0 ? url.slice(3) : url.slice(3, end);
  if (which === UNSUBSCRIBE) {
    // The page and its form are screens; only the one-click POST is answered here.
    if (request.method !== 'POST' || token.includes('/')) return false;
    void answerOneClick(desk, request, response, token);
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    answerText(request, response, 405, 'This address answers GET.', { Allow: 'GET, HEAD' });
  } else if (which === CLICK) answerClick(desk, request, response, token);
  else answerOpen(desk, request, response, token);
  return true;
}

/** Heads only: the system role reads no links. Each partner's are read in its own scope. */
async function recentMailings({ database, clock }: TrackingWorld) {
  const since = new Date(clock.now().getTime() - PRELOAD_DAYS * 86_400_000);
  const heads = await database.system.mailing.findMany({
    where: { startsAt: { gte: since } },
    select: { partnerId: true, id: true },
    orderBy: { startsAt: 'desc' },
    take: PRELOAD_MAILINGS,
  });
  return heads.map((head) => ({ partnerId: head.partnerId as PartnerId, mailingId: head.id as MailingId }));
}
