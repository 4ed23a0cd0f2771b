import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { FeedProblem } from './feeds/entry.ts';
import { type Kept, keepItems, readEntries } from './internal/keep-items.ts';

export const MAX_FEED_BYTES = 5 * 1024 * 1024;

export type Imported = Kept & { problems: FeedProblem[] };

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
  const reading = await readEntries(bytes, caller.clock.now());
  return inTransaction(caller, async (ctx) => {
    const counts = await keepItems(ctx, reading, null);
    const { added, changed } = counts;
    if (added + changed > 0)
      await audit(ctx, {
        ...{ action: 'widget_feed.uploaded', objectType: 'vendor', objectId: ctx.scope.vendorId },
        after: { added, changed },
      });
    return { ...counts, problems: reading.problems };
  });
}
