import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { CLASS_OF, type HitReason, reasonOnArrival } from '#campaigns/delivery/tracking/hit-class.ts';
import { openSpool } from '#campaigns/delivery/tracking/spool.ts';
import { newId, PartnerId, type PublicationId } from '#campaigns/kernel/ids.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { recordSocialClicks, type SocialClick } from '#campaigns/social/record-clicks.ts';
import { isDatabaseAway } from './errors.server.ts';
import { repeat } from './repeat.server.ts';
import { answerPage, answerRedirect, answerText } from './tracking-answers.server.ts';
import type { TrackingWorld } from './tracking-handler.server.ts';
import { TooLate, within } from './within.server.ts';

type Link = { partnerId: string; publicationId: string; destination: string };

const FOLD_EVERY_MS = 500;
const LOOK_UP_WITHIN_MS = 3_000;
const MAX_KNOWN = 20_000;
const CODE = /^\/s\/([0-9A-Za-z]{10})(?:\?|$)/;

/**
 * `/s/<code>`, the short links in social posts, answered before Express. A click is in a spool of its own on disk before
 * its visitor is sent on; a link that was asked for once leads on without the database.
 *
 * @throws Error when the spool's folder cannot be made
 */
export function makeShortLinks(world: TrackingWorld) {
  const log = world.log.child({ part: 'short links' });
  const spool = openSpool(path.join(world.spoolDir, 'social'));
  const known = new Map<string, Link>();

  const find = async (code: string): Promise<Link | null> => {
    const select = { partnerId: true, publicationId: true, destination: true } as const;
    const row = await within(
      world.database.system.socialLink.findUnique({ where: { code }, select }),
      LOOK_UP_WITHIN_MS,
    );
    if (row && known.size < MAX_KNOWN) known.set(code, row);
    return row;
  };
  const lead = (request: IncomingMessage, response: ServerResponse, link: Link) => {
    const line = [spool.nextSequence(), Date.now(), reasonOf(request), link.partnerId, link.publicationId].join(' ');
    spool.append(`${line}\n`, (error) => {
      // A full disk costs the count, never the visitor's way.
      if (error) log.error({ err: error }, 'a click could not be written');
      answerRedirect(response, link.destination);
    });
  };
  const lookUp = async (request: IncomingMessage, response: ServerResponse, code: string) => {
    try {
      const link = await find(code);
      if (link) lead(request, response, link);
      else answerPage(request, response, 'unknown');
    } catch (error) {
      if (!isDatabaseAway(error) && !(error instanceof TooLate))
        log.error({ err: error }, 'a short link could not be read');
      answerPage(request, response, 'later');
    }
  };
  const fold = async () => {
    spool.roll();
    for (const segment of spool.segments()) {
      await record(world, parse(await spool.read(segment), segment.writer));
      await spool.remove(segment);
    }
  };
  const folding = repeat({ name: 'folding clicks', everyMs: FOLD_EVERY_MS, work: fold, log });
  return {
    /** Answers `/s/…`; false = the request is for somebody else. */
    handle: (request: IncomingMessage, response: ServerResponse): boolean => {
      const code = CODE.exec(request.url ?? '')?.[1];
      if (code === undefined) return false;
      const link = known.get(code);
      if (request.method !== 'GET' && request.method !== 'HEAD')
        answerText(request, response, 405, 'This address answers GET.', { Allow: 'GET, HEAD' });
      else if (link) lead(request, response, link);
      else void lookUp(request, response, code);
      return true;
    },
    close: async () => {
      await folding.stop();
      await fold().catch((error: unknown) => log.warn({ err: error }, 'clicks wait in the spool for the next start'));
      spool.close();
    },
  };
}

function reasonOf({ method, headers }: IncomingMessage): HitReason {
  const purpose = headers['sec-purpose'] ?? headers.purpose ?? headers['x-purpose'] ?? headers['x-moz'];
  return reasonOnArrival({ method, userAgent: headers['user-agent'], purpose: purpose?.toString() });
}

type Recorded = SocialClick & { partnerId: string };

/** What a crash left half-written is left out. */
function parse(text: string, writer: string): Recorded[] {
  return text.split('\n').flatMap((line) => {
    const [sequence = '', at = '', reason = '', partnerId = '', publicationId = ''] = line.split(' ');
    if (!(reason in CLASS_OF) || publicationId.length !== 30 || !PartnerId.safeParse(partnerId).success) return [];
    const kind = CLASS_OF[reason as HitReason];
    return [
      {
        ...{ eventId: `s${writer}.${sequence}`, partnerId, publicationId: publicationId as PublicationId },
        ...{ class: kind, reason, at: new Date(Number(at)) },
      },
    ];
  });
}

async function record(world: TrackingWorld, clicks: readonly Recorded[]): Promise<void> {
  for (const partnerId of new Set(clicks.map((click) => click.partnerId))) {
    const caller = makeCaller(world, {
      scope: { side: 'partner', partnerId: PartnerId.parse(partnerId) },
      actor: { kind: 'system', reason: 'short links' },
      requestId: newId('request'),
    });
    await recordSocialClicks(
      caller,
      clicks.filter((click) => click.partnerId === partnerId),
    );
  }
}
