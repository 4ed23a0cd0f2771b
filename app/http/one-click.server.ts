import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatSpoolLine } from '#campaigns/delivery/tracking/spool-line.ts';
import { parseUnsubscribeToken } from '#campaigns/delivery/tracking/tokens.ts';
import { unsubscribe } from '#campaigns/delivery/tracking/unsubscribe.ts';
import { readSmallBody } from './small-body.server.ts';
import { answerText } from './tracking-answers.server.ts';
import type { TrackingDesk } from './tracking-handler.server.ts';
import { within } from './within.server.ts';

const MAX_BODY_BYTES = 4_096;
/** After this it is kept in the spool and answered; done twice, it counts once. */
const APPLY_WITHIN_MS = 5_000;

/**
 * The one-click POST to `/u/:token`: no cookie, no redirect, from any address. It stops everything from the partner
 * before it is answered; while the database is away it is kept in the spool and done as soon as it is back.
 * Source: RFC 8058, section 3.2.
 */
export async function answerOneClick(
  desk: TrackingDesk,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): Promise<void> {
  const facts = parseUnsubscribeToken(desk.world.install.keys, token);
  if (!facts) {
    answerText(request, response, 404, 'This link is not known.');
    return;
  }
  if (!(await isOneClick(request))) {
    answerText(request, response, 400, 'The body must be List-Unsubscribe=One-Click. Nothing was changed.');
    return;
  }
  try {
    await within(unsubscribe(desk.enter(facts.partnerId), { facts, choice: 'everything' }), APPLY_WITHIN_MS);
    answerText(request, response, 200, 'Unsubscribed.');
  } catch (error) {
    desk.log.warn({ err: error }, 'an unsubscribe waits in the spool');
    const line = { kind: 'unsubscribe', sequence: desk.spool.nextSequence(), at: Date.now(), token } as const;
    desk.spool.append(formatSpoolLine(line), (failed) => {
      if (failed) answerText(request, response, 503, 'This did not work. Try again later.', { 'Retry-After': '60' });
      else answerText(request, response, 200, 'Unsubscribed.');
    });
  }
}

/** Does the body say so, as a form of either encoding? Nothing else in it is looked at. */
async function isOneClick(request: IncomingMessage): Promise<boolean> {
  const body = await readSmallBody(request, MAX_BODY_BYTES);
  if (body === null) return false;
  if (/^multipart\/form-data/i.test(request.headers['content-type'] ?? ''))
    return /name="List-Unsubscribe"\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\r?\n/.test(body);
  return new URLSearchParams(body.trim()).get('List-Unsubscribe') === 'One-Click';
}
