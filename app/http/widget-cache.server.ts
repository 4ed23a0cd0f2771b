import type { WidgetId } from '#campaigns/kernel/ids.ts';
import type { Logger } from '#campaigns/kernel/log.ts';
import { isDatabaseAway } from './errors.server.ts';
import type { WidgetContent } from './widget-content.server.ts';
import { makeVariants, type Variants } from './widget-variants.server.ts';
import { TooLate, within } from './within.server.ts';

/** A widget as it was last read; content null = there is nothing to show. */
export type CachedWidget = { content: WidgetContent | null; variants: Variants | null };

export type WidgetCache = {
  /** At once where it is known and new enough; else a promise, which fails when it was never read and cannot be now. */
  get(id: WidgetId): CachedWidget | Promise<CachedWidget>;
  preload(ids: readonly WidgetId[]): Promise<void>;
};

type Entry = CachedWidget & { checkedAt: number; failedAt: number; reading: Promise<CachedWidget> | null };

/**
 * What was read this short a time ago is as good as new. Soon after it is still served, and read again meanwhile; later
 * its visitor waits for the reading. So what we answer is 1.5 s old at most, however rarely or often a widget is looked
 * at, and a busy one costs two readings a second. Browsers keep it two seconds more: a change is seen within five.
 */
const FRESH_MS = 500;
const STALE_MS = 1_500;
/** A reading that takes longer is not waited for where there is something to show. */
const PATIENCE_MS = 1_000;
const FIRST_WITHIN_MS = 3_000;
const MAX_ENTRIES = 20_000;

/** The widgets of this process, each with its bytes ready; the last good ones stay while the database is away. */
export function makeWidgetCache(
  read: (id: WidgetId) => Promise<WidgetContent | null>,
  log: Logger,
  now: () => number = Date.now,
): WidgetCache {
  const entries = new Map<WidgetId, Entry>();

  const load = async (id: WidgetId): Promise<CachedWidget> => {
    const checkedAt = now();
    const content = await read(id);
    const known = entries.get(id);
    const variants = content && makeVariants(content, known?.variants ?? null);
    const entry: Entry = { content, variants, checkedAt, failedAt: 0, reading: null };
    if (!known && entries.size >= MAX_ENTRIES) entries.delete(entries.keys().next().value as WidgetId);
    entries.set(id, entry);
    return entry;
  };
  // One reading at a time: a thousand visitors in one moment are one question to the database.
  const firsts = new Map<WidgetId, Promise<CachedWidget>>();
  const first = (id: WidgetId): Promise<CachedWidget> => {
    const running = firsts.get(id) ?? load(id).finally(() => firsts.delete(id));
    firsts.set(id, running);
    return running;
  };
  const reread = (id: WidgetId, entry: Entry): Promise<CachedWidget> => {
    entry.reading ??= load(id).catch((error: unknown) => {
      entry.failedAt = now();
      entry.reading = null;
      if (!isDatabaseAway(error)) log.error({ err: error, widgetId: id }, 'a widget could not be read');
      return entry;
    });
    return entry.reading;
  };

  return {
    get: (id) => {
      const entry = entries.get(id);
      if (!entry) return within(first(id), FIRST_WITHIN_MS);
      const at = now();
      const age = at - entry.checkedAt;
      if (age <= FRESH_MS || at - entry.failedAt <= FRESH_MS) return entry;
      const reading = reread(id, entry);
      if (age <= STALE_MS) return entry;
      return within(reading, PATIENCE_MS).catch((error: unknown) => {
        if (!(error instanceof TooLate)) throw error;
        // It hangs: what stands there is good, and for half a second nobody waits.
        entry.failedAt = now();
        return entry;
      });
    },
    preload: async (ids) => {
      for (const id of ids) if (!entries.has(id)) await first(id);
    },
  };
}
