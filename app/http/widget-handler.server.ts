import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { openSpool } from '#campaigns/delivery/tracking/spool.ts';
import { newId, type PartnerId, WidgetId } from '#campaigns/kernel/ids.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { answerDemoSite } from './demo-site.server.ts';
import { isDatabaseAway } from './errors.server.ts';
import { repeat } from './repeat.server.ts';
import { answerText } from './tracking-answers.server.ts';
import { type CachedWidget, makeWidgetCache } from './widget-cache.server.ts';
import { readWidgetContent, type WidgetContent } from './widget-content.server.ts';
import { foldWidgetHits, takeHit } from './widget-hits.server.ts';
import { answerFormPage, answerPreflight, answerTicket, takeLead } from './widget-lead.server.ts';
import { answerVariant, makeVariant, type Variant } from './widget-variants.server.ts';
import { TooLate } from './within.server.ts';
import type { World } from './world.server.ts';

export type WidgetHandler = {
  /** Answers `/w/…`; false = the request is for somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Ends when the widgets there are have been read for the first time, or could not be. */
  readonly preloaded: Promise<void>;
  /** Counts what is left and stops. */
  close(): Promise<void>;
};

export type WidgetWorld = Pick<World, 'database' | 'install' | 'clock' | 'log' | 'env' | 'spoolDir'>;

/** What the widgets' addresses of one process share. */
export type WidgetDesk = ReturnType<typeof makeDesk>;

const FOLD_EVERY_MS = 5_000;
const PRELOAD = 1_000;
/** An evergreen address: asked for again after five minutes, and used meanwhile for a day. */
const SCRIPT_KEEP = 'public, max-age=300, stale-while-revalidate=86400';
/** The same under its hash, for pages that pin it (Subresource Integrity): it never changes. */
const PINNED_KEEP = 'public, max-age=31536000, immutable';

/**
 * The addresses that partners' websites fetch, served before Express: from memory, with headers and bytes ready. While
 * the database is away the last good content stays.
 *
 * @param scriptFile the built script of app/widget
 */
export function makeWidgetHandler(
  world: WidgetWorld,
  { scriptFile = path.resolve('build/widget/throughline.js') }: { scriptFile?: string } = {},
): WidgetHandler {
  const desk = makeDesk(world, scriptFile);
  const { cache, spool, log } = desk;
  const fold = () => foldWidgetHits(desk);
  const folding = repeat({ name: 'counting widgets’ hits', everyMs: FOLD_EVERY_MS, work: fold, log });
  const preloaded = newestWidgets(world)
    .then((ids) => cache.preload(ids))
    .catch((error: unknown) => log.warn({ err: error }, 'widgets are read when they are asked for'));
  return {
    handle: (request, response) => handle(desk, request, response),
    preloaded,
    close: async () => {
      await Promise.all([folding.stop(), preloaded]);
      await fold().catch((error: unknown) => log.warn({ err: error }, 'hits wait in the spool for the next start'));
      spool.close();
    },
  };
}

function makeDesk(world: WidgetWorld, scriptFile: string) {
  const log = world.log.child({ part: 'widgets' });
  const enter = (partnerId: PartnerId) =>
    makeCaller(world, {
      scope: { side: 'partner', partnerId },
      actor: { kind: 'system', reason: 'widget' },
      requestId: newId('request'),
    });
  const read = async (widgetId: WidgetId): Promise<WidgetContent | null> => {
    // Heads only: whose it is. All else is read in its owner's scope.
    const head = await world.database.system.widget.findFirst({
      where: { id: widgetId, status: 'active', archivedAt: null },
      select: { partnerId: true },
    });
    if (!head) return null;
    return enter(head.partnerId as PartnerId).inScope((ctx) => readWidgetContent(ctx, { widgetId }));
  };
  const spool = openSpool(path.join(world.spoolDir, 'widgets'));
  return { world, log, enter, spool, cache: makeWidgetCache(read, log), script: readScript(scriptFile) };
}

async function newestWidgets({ database }: WidgetWorld): Promise<WidgetId[]> {
  const heads = await database.system.widget.findMany({
    where: { status: 'active', archivedAt: null },
    select: { id: true },
    orderBy: { id: 'desc' },
    take: PRELOAD,
  });
  return heads.map(({ id }) => id as WidgetId);
}

type Script = { evergreen: Variant; pinned: Variant; pinnedPath: string };

function readScript(file: string): Script | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const type = 'text/javascript; charset=utf-8';
  return {
    evergreen: makeVariant(type, bytes, undefined, SCRIPT_KEEP),
    pinned: makeVariant(type, bytes, undefined, PINNED_KEEP),
    pinnedPath: `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}/throughline.js`,
  };
}

const [SLASH, W] = ['/'.charCodeAt(0), 'w'.charCodeAt(0)];
const ID_CHARS = 30;
const GET = new Set(['GET', 'HEAD']);

function handle(desk: WidgetDesk, request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? '';
  if (url.charCodeAt(1) !== W || url.charCodeAt(2) !== SLASH || url.charCodeAt(0) !== SLASH) return false;
  const end = url.indexOf('?');
  const what = end < 0 ? url.slice(3) : url.slice(3, end);
  if (what.endsWith('throughline.js')) answerScript(desk, request, response, what);
  else if (what === 'partner-site' && desk.world.install.demo) void showDemoSite(desk, request, response);
  else {
    const id = what.slice(0, ID_CHARS);
    const known = WidgetId.safeParse(id).success ? desk.cache.get(id as WidgetId) : GONE;
    const part = what.slice(ID_CHARS);
    if (known instanceof Promise) void answerLater(desk, request, response, part, known);
    else answer(desk, request, response, part, known);
  }
  return true;
}

/** In the demo alone: a partner's website, for newcomers to look at. */
async function showDemoSite(desk: WidgetDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const ids = (await newestWidgets(desk.world)).slice(0, DEMO_WIDGETS);
    const known = await Promise.all(ids.map((id) => desk.cache.get(id)));
    const contents = known.flatMap(({ content }) => content ?? []);
    answerDemoSite(response, contents, desk.world.install.publicUrl);
  } catch (error) {
    desk.log.warn({ err: error }, 'the demo’s website cannot be shown');
    answerText(request, response, 503, 'This website cannot be shown right now.', { 'Retry-After': '5' });
  }
}

const DEMO_WIDGETS = 8;

const GONE: CachedWidget = { content: null, variants: null };

function answerScript({ script }: WidgetDesk, request: IncomingMessage, response: ServerResponse, what: string): void {
  if (!GET.has(request.method ?? '')) notAllowed(request, response);
  else if (script && what === 'throughline.js') answerVariant(request, response, script.evergreen);
  else if (script && what === script.pinnedPath) answerVariant(request, response, script.pinned);
  else answerText(request, response, 404, 'There is no such script.');
}

async function answerLater(
  desk: WidgetDesk,
  request: IncomingMessage,
  response: ServerResponse,
  part: string,
  coming: Promise<CachedWidget>,
): Promise<void> {
  try {
    answer(desk, request, response, part, await coming);
  } catch (error) {
    if (!isDatabaseAway(error) && !(error instanceof TooLate))
      desk.log.error({ err: error }, 'a widget could not be read');
    answerText(request, response, 503, 'This widget cannot be shown right now.', { ...OPEN, 'Retry-After': '5' });
  }
}

const OPEN = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

function answer(
  desk: WidgetDesk,
  request: IncomingMessage,
  response: ServerResponse,
  part: string,
  { content, variants }: CachedWidget,
): void {
  if (!content || !variants) {
    answerText(request, response, 404, 'There is no such widget.', OPEN);
    return;
  }
  const { method = '' } = request;
  const form = content.formVersionId && { content, formVersionId: content.formVersionId };
  if (part === '/lead' && form && method === 'POST') void takeLead(desk, request, response, form);
  else if (part === '/lead' && form && method === 'OPTIONS') answerPreflight(desk, request, response, content);
  else if (part === '/hits' && method === 'POST') void takeHit(desk, request, response, content);
  else if (!GET.has(method)) notAllowed(request, response);
  else if (part === '.json') answerVariant(request, response, variants.json);
  else if (part === '/ticket' && form) answerTicket(desk, request, response, form);
  else if (part === '.html' && form) answerFormPage(desk, response, form);
  else if (part === '.html') answerVariant(request, response, variants.html);
  else if (part === '.jsonld' && !form) answerVariant(request, response, variants.jsonld);
  else if (part === '.ics' && content.widget.kind === 'events') answerVariant(request, response, variants.ics);
  else answerText(request, response, 404, 'There is no such widget.', OPEN);
}

function notAllowed(request: IncomingMessage, response: ServerResponse): void {
  answerText(request, response, 405, 'This address answers GET.', { Allow: 'GET, HEAD' });
}
