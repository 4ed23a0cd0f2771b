import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { newId, type WidgetFeedId } from '#campaigns/kernel/ids.ts';
import { AddFeed } from './schema.ts';

// Each is a request every half hour to somebody's server.
const MAX_FEEDS = 50;

/**
 * Adds a feed by its address: it is read within seconds, and again every half hour. Whether there is a feed at the
 * address shows when it is read.
 *
 * @throws DomainError invalid · conflict when the vendor has it already · limit_exceeded with 50 feeds
 */
export async function addFeed(caller: VendorCaller, given: AddFeed): Promise<{ feedId: WidgetFeedId }> {
  authorize(caller.actor, 'item:write');
  const { url: address, kind, autoPublish } = AddFeed.parse(given);
  const url = toAddress(address);
  return inTransaction(caller, async (ctx) => {
    const { actor, scope } = ctx;
    const { vendorId } = scope;
    if ((await ctx.db.widgetFeed.count({ where: { vendorId } })) >= MAX_FEEDS)
      throw new DomainError('limit_exceeded', `${vendorId} has ${MAX_FEEDS} feeds`, {
        show: `There are ${MAX_FEEDS} feeds already. Remove one, then add this one.`,
      });
    const feedId = newId('widgetFeed');
    const now = ctx.clock.now();
    const createdBy = actorName(actor);
    const { count } = await ctx.db.widgetFeed.createMany({
      data: [{ vendorId, id: feedId, url, kind, autoPublish, nextAt: now, createdBy, createdAt: now }],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new DomainError('conflict', `${url} is a feed already`, {
        show: 'This feed is in the list already.',
        fields: { url: 'This feed is in the list already.' },
      });
    await emit(ctx, { type: 'widget_feed.due', vendorId, feedId });
    const after = { host: new URL(url).host, kind, autoPublish };
    await audit(ctx, { action: 'widget_feed.added', objectType: 'feed', objectId: feedId, after });
    return { feedId };
  });
}

/** "webcal:" is what calendars write for https; a name and password in an address would be shown to everybody here. */
function toAddress(given: string): string {
  const text = given.replace(/^webcal:/i, 'https:');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && url.username === '' && url.password === '') {
    url.hash = '';
    return url.href;
  }
  const say = url
    ? 'Leave out the name and password.'
    : 'This is not an address like https://www.example.com/feed.xml.';
  throw new DomainError('invalid', 'an address that is none, or with a password', { show: say, fields: { url: say } });
}
