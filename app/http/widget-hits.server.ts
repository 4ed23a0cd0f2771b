import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Segment } from '#campaigns/delivery/tracking/spool.ts';
import { PartnerId, WidgetId, WidgetItemId } from '#campaigns/kernel/ids.ts';
import { isOriginAllowed } from '#campaigns/widgets/origins.ts';
import { type HitCount, recordHits } from '#campaigns/widgets/record-hits.ts';
import { readSmallBody } from './small-body.server.ts';
import type { WidgetContent } from './widget-content.server.ts';
import type { WidgetDesk } from './widget-handler.server.ts';

const MAX_BODY_BYTES = 500;
const Hit = z.union([z.object({ view: z.literal(1) }), z.object({ click: WidgetItemId })]);

/**
 * Takes a view or a click down: a line on disk, without address, cookie or person. Counted are visitors of the websites
 * that the partner names, and none that asks not to be (Do Not Track, Global Privacy Control). Everybody gets the same
 * answer.
 */
export async function takeHit(
  desk: WidgetDesk,
  request: IncomingMessage,
  response: ServerResponse,
  { widget }: WidgetContent,
): Promise<void> {
  const { origin, dnt, 'sec-gpc': gpc } = request.headers;
  const body = await readSmallBody(request, MAX_BODY_BYTES);
  response.writeHead(204, ['Cache-Control', 'no-store', 'Cross-Origin-Resource-Policy', 'cross-origin']);
  response.end();
  if (body === null || dnt === '1' || gpc === '1' || !isOriginAllowed(widget.origins, origin)) return;
  const hit = Hit.safeParse(parse(body));
  if (!hit.success) return;
  const itemId = 'click' in hit.data ? hit.data.click : '';
  if (itemId !== '' && !widget.items.some(({ id }) => id === itemId)) return;
  const day = new Date().toISOString().slice(0, 10);
  desk.spool.append(`${[widget.partnerId, widget.id, day, itemId].join(' ')}\n`, (error) => {
    if (error) desk.log.error({ err: error }, 'a widget’s hit could not be written');
  });
}

/** Brings closed files into the database, each as one batch per partner, and deletes them. */
export async function foldWidgetHits(desk: WidgetDesk): Promise<void> {
  desk.spool.roll();
  for (const segment of desk.spool.segments()) await foldSegment(desk, segment);
}

async function foldSegment(desk: WidgetDesk, segment: Segment): Promise<void> {
  const byPartner = new Map<PartnerId, Map<string, HitCount>>();
  for (const line of (await desk.spool.read(segment)).split('\n')) {
    const [partnerId = '', widgetId = '', day = '', itemId = '', ...rest] = line.split(' ');
    const isWhole = PartnerId.safeParse(partnerId).success && WidgetId.safeParse(widgetId).success;
    // What a full disk cut off is one hit less.
    if (!isWhole || !/^\d{4}-\d{2}-\d{2}$/.test(day) || rest.length > 0) continue;
    const counts = byPartner.get(partnerId as PartnerId) ?? new Map<string, HitCount>();
    const key = `${widgetId} ${day} ${itemId}`;
    const count = counts.get(key) ?? { widgetId, day, itemId, views: 0, clicks: 0 };
    if (itemId === '') count.views += 1;
    else count.clicks += 1;
    counts.set(key, count);
    byPartner.set(partnerId as PartnerId, counts);
  }
  for (const [partnerId, counts] of byPartner)
    await recordHits(desk.enter(partnerId), { batchId: segment.file, counts: [...counts.values()] });
  await desk.spool.remove(segment);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
