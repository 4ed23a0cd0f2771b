import { createHash } from 'node:crypto';
import { actorName } from '#campaigns/kernel/actor-name.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { FeedReading } from '../feeds/entry.ts';
import { readCalendar } from '../feeds/read-calendar.ts';
import { readNews } from '../feeds/read-news.ts';

/**
 * What a feed's or a file's bytes say, each item once.
 *
 * @throws DomainError invalid when it is neither RSS nor Atom nor a calendar
 */
export async function readEntries(bytes: Buffer, now: Date): Promise<FeedReading> {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const reading = /^\s*BEGIN:VCALENDAR/i.test(text) ? readCalendar(text) : await readNews(text, now);
  // Named twice in one file, the last one holds.
  const entries = [...new Map(reading.entries.map((entry) => [entry.externalId, entry])).values()];
  return { ...reading, entries };
}

export type Kept = { added: number; changed: number; same: number };

/**
 * Brings the vendor's items to what was read: new ones are made, those that say something else than last time are
 * changed, all others stay as they are.
 *
 * @param from the feed they come from, and whether what is new is published at once; null = a file, and drafts
 */
export async function keepItems(
  ctx: VendorCtx,
  { kind, entries }: Pick<FeedReading, 'kind' | 'entries'>,
  from: { feedId: string; publish: boolean } | null,
): Promise<Kept> {
  const { actor, scope } = ctx;
  const { vendorId } = scope;
  const now = ctx.clock.now();
  // A feed's names are its own: "1" of one is not "1" of another.
  const nameOf = (externalId: string) => (from ? `${from.feedId} ${externalId}` : externalId);
  const known = await ctx.db.widgetItem.findMany({
    where: { vendorId, kind, externalId: { in: entries.map(({ externalId }) => nameOf(externalId)) } },
    select: { id: true, externalId: true, importHash: true },
  });
  const before = new Map(known.map((row) => [row.externalId, row]));
  const made = {
    createdBy: actorName(actor),
    ...{ createdAt: now, updatedAt: now, feedId: from?.feedId ?? null },
    ...(from?.publish ? { status: 'published', publishedAt: now } : {}),
  };
  const counts = { added: 0, changed: 0, same: 0 };
  const fresh = [];
  for (const { line: _, ...entry } of entries) {
    const { externalId: name, ...fields } = entry;
    const externalId = nameOf(name);
    const { datedAt: __, ...said } = fields;
    const importHash = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
    const row = before.get(externalId);
    if (!row) {
      fresh.push({ vendorId, id: newId('widgetItem'), kind, externalId, importHash, ...made, ...fields });
    } else if (row.importHash === importHash) counts.same += 1;
    else {
      const data = { ...fields, importHash, updatedAt: now };
      await ctx.db.widgetItem.updateMany({ where: { vendorId, id: row.id }, data });
      counts.changed += 1;
    }
  }
  const { count } = await ctx.db.widgetItem.createMany({ data: fresh, skipDuplicates: true });
  return { ...counts, added: count };
}
