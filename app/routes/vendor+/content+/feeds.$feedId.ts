import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/widgets.json';
import { say } from '#app/i18n/say.server.ts';
import { refreshFeed, removeFeed } from '#campaigns/widgets/remove-feed.ts';
import { FeedIdInput } from '#campaigns/widgets/schema.ts';

export const action = vendorActions(
  {
    read: vendorIntent(FeedIdInput, async ({ caller, input, redirectWith }) => {
      await refreshFeed(caller, input);
      return redirectWith(paths.vendor.contentFeeds, { message: say(words, 'widgets.feedReading') });
    }),
    remove: vendorIntent(FeedIdInput, async ({ caller, input, redirectWith }) => {
      await removeFeed(caller, input);
      return redirectWith(paths.vendor.contentFeeds, { message: say(words, 'widgets.feedRemoved') });
    }),
  },
  { refuseTo: () => paths.vendor.contentFeeds },
);
