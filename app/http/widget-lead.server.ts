import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { isDomainError } from '#campaigns/kernel/errors.ts';
import type { FormVersionId } from '#campaigns/kernel/ids.ts';
import { makeFormTicket, readFormTicket } from '#campaigns/leads/form-ticket.ts';
import { submitForm } from '#campaigns/leads/submit-form.ts';
import { isOriginAllowed } from '#campaigns/widgets/origins.ts';
import { type Refused, TICKET_PLACE, widgetPage } from '#campaigns/widgets/widget-page.ts';
import { isDatabaseAway } from './errors.server.ts';
import { readSmallBody } from './small-body.server.ts';
import type { WidgetContent } from './widget-content.server.ts';
import type { WidgetDesk } from './widget-handler.server.ts';

const MAX_BODY_BYTES = 256 * 1024;

const Post = z.object({
  values: z.record(z.string().max(100), z.string().max(20_000)),
  consent: z.boolean().default(false),
  ticket: z.string().max(400).default(''),
  homepage: z.string().max(2_000).default(''),
});
type Post = z.infer<typeof Post>;
type Form = { content: WidgetContent; formVersionId: FormVersionId };

/** Headers that let this page's script, and no other's, read the answer; null = it is no website of the partner's. */
function allowance(desk: WidgetDesk, request: IncomingMessage, { widget }: WidgetContent): string[] | null {
  const { origin } = request.headers;
  const own = origin === desk.world.install.publicUrl;
  if (!own && !isOriginAllowed(widget.origins, origin)) return null;
  return ['Access-Control-Allow-Origin', String(origin), 'Vary', 'Origin'];
}

/** Answers the browser's question whether a page of that website may post (Fetch, "CORS preflight"). */
export function answerPreflight(
  desk: WidgetDesk,
  request: IncomingMessage,
  response: ServerResponse,
  content: WidgetContent,
): void {
  const allowed = allowance(desk, request, content);
  if (!allowed) {
    refuse(response);
    return;
  }
  response.writeHead(204, [
    ...allowed,
    ...['Access-Control-Allow-Methods', 'POST', 'Access-Control-Allow-Headers', 'content-type'],
    ...['Access-Control-Max-Age', '600'],
  ]);
  response.end();
}

/** One ticket per visit: what a post carries to show when, and for which form, somebody began. It names nobody. */
export function answerTicket(desk: WidgetDesk, request: IncomingMessage, response: ServerResponse, form: Form): void {
  const allowed = allowance(desk, request, form.content);
  if (allowed) json(response, 200, { ticket: newTicket(desk, form) }, allowed);
  else refuse(response);
}

/** The widget's form as a page, with a ticket in it. */
export function answerFormPage(desk: WidgetDesk, response: ServerResponse, form: Form): void {
  page(desk, response, 200, form, {});
}

/**
 * Takes a lead form's post: JSON from the widget, or the form of the page without script. From another website than the
 * partner's it is refused before anything is read; who looks like a machine gets the same answer as everybody.
 */
export async function takeLead(
  desk: WidgetDesk,
  request: IncomingMessage,
  response: ServerResponse,
  form: Form,
): Promise<void> {
  const allowed = allowance(desk, request, form.content);
  if (!allowed) return refuse(response);
  const isScript = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  const post = readPost(await readSmallBody(request, MAX_BODY_BYTES), isScript);
  if (!post) return json(response, 400, { message: 'This cannot be read.' }, allowed);
  try {
    const { thanks } = await submit(desk, request, form, post);
    if (isScript) json(response, 200, { thanks }, allowed);
    else page(desk, response, 200, form, { sent: thanks });
  } catch (error) {
    const refused = isDomainError(error) && error.code === 'invalid' ? error : null;
    if (!refused) {
      if (!isDatabaseAway(error)) desk.log.error({ err: error }, 'a widget’s lead could not be taken');
      const { failed } = form.content.payload.words;
      return json(response, 503, { message: failed }, [...allowed, 'Retry-After', '5']);
    }
    const fields = refused.fields ?? {};
    if (isScript) json(response, 422, { message: refused.show, fields }, allowed);
    else page(desk, response, 422, form, { refused: { values: post.values, fields } });
  }
}

function submit(desk: WidgetDesk, request: IncomingMessage, { content, formVersionId }: Form, post: Post) {
  const { widget } = content;
  const { values, consent, ticket, homepage } = post;
  // The version that the visitor began with: its words are what was agreed to.
  const begun = readFormTicket(desk.world.install.keys, ticket)?.formVersionId as FormVersionId | undefined;
  const { origin = '' } = request.headers;
  return submitForm(desk.enter(widget.partnerId), {
    ...{ vendorId: widget.vendorId, formVersionId: begun ?? formVersionId, widgetId: widget.id, source: 'widget' },
    ...{ values, consent, ticket, trap: homepage, address: addressOf(desk, request), origin },
  });
}

function readPost(body: string | null, isScript: boolean): Post | null {
  if (body === null) return null;
  const parsed = Post.safeParse(isScript ? parseJson(body) : fromForm(new URLSearchParams(body)));
  return parsed.success ? parsed.data : null;
}

function fromForm(form: URLSearchParams): object {
  const values = [...form].flatMap(([key, value]) => (key.startsWith('values.') ? [[key.slice(7), value]] : []));
  const text = (key: string) => form.get(key) ?? '';
  return {
    values: Object.fromEntries(values),
    ...{ consent: form.get('consent') === 'on', ticket: text('ticket'), homepage: text('homepage') },
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** The visitor's network address; of a chain of proxies the one that ours saw. */
function addressOf({ world }: WidgetDesk, request: IncomingMessage): string {
  const forwarded = world.env.trustProxy ? request.headers['x-forwarded-for']?.toString() : undefined;
  return (forwarded?.split(',').at(-1)?.trim() ?? request.socket.remoteAddress ?? '').slice(0, 200);
}

function newTicket({ world }: WidgetDesk, { formVersionId }: Form): string {
  return makeFormTicket(world.install.keys, { formVersionId, now: world.clock.now() });
}

function page(
  desk: WidgetDesk,
  response: ServerResponse,
  status: number,
  form: Form,
  state: { sent?: string; refused?: Refused },
): void {
  const { widget, payload, publicUrl } = form.content;
  const html = widgetPage(widget, payload, publicUrl, state).replace(TICKET_PLACE, newTicket(desk, form));
  const frames = ["'self'", ...widget.origins].join(' ');
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${frames}`,
  });
  response.end(html);
}

function json(response: ServerResponse, status: number, data: object, headers: string[]): void {
  response.writeHead(status, [
    ...headers,
    ...['Content-Type', 'application/json; charset=utf-8', 'Cache-Control', 'no-store'],
    ...['X-Content-Type-Options', 'nosniff'],
  ]);
  response.end(JSON.stringify(data));
}

function refuse(response: ServerResponse): void {
  json(response, 403, { message: 'This website may not use the form. Its owner names it in the widget.' }, [
    'Vary',
    'Origin',
  ]);
}
