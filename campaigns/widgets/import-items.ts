import { createHash } from 'node:crypto';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { FeedEntry, FeedProblem } from './feeds/entry.ts';
import { readCalendar } from './feeds/read-calendar.ts';
import { readNews } from './feeds/read-news.ts';

export const MAX_FEED_BYTES = 5 * 1024 * 1024;

export type Imported = { added: number; changed: number; same: number; problems: FeedProblem[] };

/**
 * Reads the items of a file: RSS, Atom or a calendar. What is new becomes a draft, what says something else than last
 * time is changed, and the same file again changes nothing. What a person has changed here since stays until the file
 * says something new.
 *
 * @throws DomainError invalid when it is none of these; limit_exceeded when it is larger than 5 MB
 */
export async function importItems(caller: VendorCaller, { bytes }: { bytes: Buffer }): Promise<Imported> {
  authorize(caller.actor, 'item:write');
  if (bytes.length > MAX_FEED_BYTES)
    throw new DomainError('limit_exceeded', `feed of ${bytes.length} bytes`, {
      show: 'The file is larger than 5 MB. Nothing was changed.',
    });
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const reading = /^\s*BEGIN:VCALENDAR/i.test(text) ? readCalendar(text) : readNews(text, caller.clock.now());
  // Named twice in one file, the last one holds.
  const entries = [...new Map(reading.entries.map((entry) => [entry.externalId, entry])).values()];
  return inTransaction(caller, async (ctx) => {
    const counts = await keep(ctx, reading.kind, entries);
    const { added, changed } = counts;
    if (added + changed > 0)
      await audit(ctx, {
        ...{ action: 'widget_feed.uploaded', objectType: 'vendor', objectId: ctx.scope.vendorId },
        after: { added, changed },
      });
    return { ...counts, problems: reading.problems };
  });
}

async function keep(ctx: VendorCtx, kind: 'news' | 'event', entries: readonly FeedEntry[]) {
  const { actor, scope } = ctx;
  const { vendorId } = scope;
  const now = ctx.clock.now();
  const known = await ctx.db.widgetItem.findMany({
    where: { vendorId, kind, externalId: { in: entries.map(({ externalId }) => externalId) } },
    select: { id: true, externalId: true, importHash: true },
  });
  const before = new Map(known.map((row) => [row.externalId, row]));
  const createdBy = actor.kind === 'system' ? actor.reason : actor.name;
  const counts = { added: 0, changed: 0, same: 0 };
  const fresh = [];
  for (const entry of entries) {
    const { line: _, externalId, ...fields } = entry;
    const { datedAt: __, ...said } = fields;
    const importHash = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
    const row = before.get(externalId);
    if (!row) {
      const times = { createdAt: now, updatedAt: now };
      fresh.push({ vendorId, id: newId('widgetItem'), kind, externalId, importHash, createdBy, ...times, ...fields });
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
