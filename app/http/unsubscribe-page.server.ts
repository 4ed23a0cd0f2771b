import { getUnsubscribePage, type UnsubscribePage } from '#campaigns/delivery/tracking/queries.ts';
import type { UnsubscribeChoice, UnsubscribePageInput } from '#campaigns/delivery/tracking/schema.ts';
import { parseUnsubscribeToken } from '#campaigns/delivery/tracking/tokens.ts';
import { fillPhrase, toLocale, wordsFor } from '#templates/engine/words.ts';
import type { PublicParts } from './public.server.ts';

export type PageButton = { choice: UnsubscribeChoice; label: string };

/** What the page says, in the language of the mail that led here; nothing of it comes from the app's own catalogues. */
export type UnsubscribeView = {
  kind: 'page' | 'invalid';
  locale: string;
  title: string;
  partner: { name: string; logoPath: string | null } | null;
  heading: string;
  text: string;
  /** what was done just now, where the rest of the page does not say it */
  note: string | null;
  /** the one that matters; null when there is nothing left to stop */
  main: PageButton | null;
  others: (PageButton & { heading: string })[];
  undo: PageButton | null;
};

export async function readUnsubscribePage({
  input,
  world,
  enter,
  request,
}: Pick<PublicParts<UnsubscribePageInput>, 'input' | 'world' | 'enter' | 'request'>): Promise<UnsubscribeView> {
  const facts = parseUnsubscribeToken(world.install.keys, input.token);
  if (!facts) return invalidView(request.headers.get('accept-language') ?? 'en');
  const caller = enter({ side: 'partner', partnerId: facts.partnerId }, 'unsubscribe page');
  const page = await caller.inScope((ctx) => getUnsubscribePage(ctx, facts));
  return toView(page, input.done);
}

function invalidView(language: string): UnsubscribeView {
  const locale = toLocale(language);
  const words = wordsFor(locale).unsubscribe;
  const nothing = { partner: null, note: null, main: null, others: [], undo: null };
  return {
    ...nothing,
    kind: 'invalid',
    locale,
    title: words.title,
    heading: words.invalidHeading,
    text: words.invalid,
  };
}

function toView(page: UnsubscribePage, done: UnsubscribeChoice | undefined): UnsubscribeView {
  const { unsubscribe, consent } = wordsFor(page.locale);
  const values = { partner: page.partnerName, vendor: page.vendorName ?? '', email: page.address };
  const say = (phrase: string) => fillPhrase(phrase, values);
  const { state, vendorName, canUndo } = page;
  const mails = state === 'subscribed' || state === 'vendor_stopped';
  const less = vendorName && state !== 'vendor_stopped' && (state === 'subscribed' || canUndo);
  const more = vendorName && state !== 'subscribed' && state !== 'gone' && !page.optedOutOfVendor;
  const notes = [
    done === 'undo' && state === 'subscribed' ? say(unsubscribe.undone) : '',
    done === 'tracking' && !page.trackingConsent ? say(consent.trackingWithdrawn) : '',
    page.optedOutOfVendor ? say(unsubscribe.moreDone) : '',
  ].filter(Boolean);
  return {
    kind: 'page',
    locale: toLocale(page.locale),
    title: unsubscribe.title,
    partner: { name: page.partnerName, logoPath: page.logoPath },
    heading: say(state === 'subscribed' ? unsubscribe.heading : unsubscribe.doneHeading),
    text: say(
      {
        subscribed: unsubscribe.body,
        stopped: unsubscribe.done,
        vendor_stopped: unsubscribe.lessDone,
        gone: unsubscribe.gone,
      }[state],
    ),
    note: notes.join(' ') || null,
    main: mails
      ? { choice: 'everything', label: say(state === 'subscribed' ? unsubscribe.confirm : unsubscribe.everything) }
      : null,
    others: [
      ...(less
        ? [{ choice: 'vendor' as const, heading: say(unsubscribe.lessHeading), label: say(unsubscribe.less) }]
        : []),
      ...(more
        ? [
            {
              choice: 'vendor_everywhere' as const,
              heading: say(unsubscribe.moreHeading),
              label: say(unsubscribe.more),
            },
          ]
        : []),
      ...(mails && page.trackingConsent
        ? [
            {
              choice: 'tracking' as const,
              heading: say(unsubscribe.trackingHeading),
              label: say(consent.trackingWithdraw),
            },
          ]
        : []),
    ],
    undo: canUndo ? { choice: 'undo', label: say(unsubscribe.undo) } : null,
  };
}
