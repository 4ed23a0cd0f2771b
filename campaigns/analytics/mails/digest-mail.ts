import { renderPlainMail } from '#campaigns/accounts/mails/mail-frame.ts';
import type { Money } from '#campaigns/kernel/money.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import type { ChannelCounts } from '../channels.sql.ts';
import type { WeekCounts } from '../vendor-counts.sql.ts';
import { type MailWords, mailWords } from './mail-words.ts';

export type DigestFacts = {
  side: 'vendor' | 'partner';
  /** the organization's */
  name: string;
  locale: string;
  week: WeekCounts;
  channels: ChannelCounts;
  waiting: Record<'leads' | 'claims' | 'requests' | 'dealsToDecide' | 'campaigns', number>;
  /** a vendor's: partners who need one */
  nudges: readonly string[];
  /** a vendor's, one line a currency */
  money: readonly { used: Money; budget: Money; revenue: Money }[];
  /** a partner's */
  vendors: readonly {
    name: string;
    available: readonly Money[];
    nextTier: string | null;
    launchesToGo: number;
    dealsToGo: number;
  }[];
};

/** The week in a few sentences, the same words in HTML and text. */
export function digestMail(install: Installation, facts: DigestFacts) {
  const words = mailWords(facts.locale);
  const { say, count } = words;
  const { week } = facts;
  const home = `${install.publicUrl}/${facts.side}`;
  const quiet = week.sent + week.clicks === 0;
  return renderPlainMail({
    subject: quiet
      ? say('digest.subjectQuiet')
      : say('digest.subject', { sent: count('mails', week.sent), clicks: count('clicks', week.clicks) }),
    preheader: say('digest.preheader'),
    title: say('digest.title', { name: facts.name }),
    paragraphs: [...waiting(words, facts), ...figures(words, facts), ...money(words, facts)],
    button: { label: say('digest.button'), url: home },
    notes: [
      ...(facts.side === 'vendor' ? [say('digest.floor')] : []),
      say('digest.stop', { url: `${home}/settings/notices` }),
    ],
  });
}

function waiting({ say, count, list }: MailWords, { waiting: counts, nudges }: DigestFacts): string[] {
  const kinds = ['leads', 'claims', 'requests', 'dealsToDecide', 'campaigns'] as const;
  const things = kinds.filter((kind) => counts[kind] > 0).map((kind) => count(kind, counts[kind]));
  return [
    ...(things.length > 0 ? [say('digest.waiting', { list: list(things) })] : []),
    ...(nudges.length > 0 ? [say('digest.nudges', { list: list(nudges) })] : []),
  ];
}

function figures({ say, count, list }: MailWords, { side, week, channels }: DigestFacts): string[] {
  const { launches, sent, clicks, leads, registered, won } = week;
  const { posts, journeys, widgetViews } = channels;
  const others = [
    ...(posts > 0 ? [count('posts', posts)] : []),
    ...(journeys > 0 ? [count('journeys', journeys)] : []),
    ...(widgetViews > 0 ? [count(side === 'vendor' ? 'viewsSoFar' : 'views', widgetViews)] : []),
  ];
  return [
    say('digest.out', { launches: count('launches', launches), sent: count('mails', sent) }),
    ...(others.length > 0 ? [say('digest.others', { list: list(others) })] : []),
    say('digest.back', { clicks: count('clicks', clicks), leads: count('leads', leads) }),
    ...(registered + won > 0 ? [say('digest.deals', { registered, won })] : []),
  ];
}

function money({ say, count, list, money: amount }: MailWords, { money: sums, vendors }: DigestFacts): string[] {
  return [
    ...sums.map(({ used, budget, revenue }) =>
      say('digest.money', { used: amount(used), budget: amount(budget), revenue: amount(revenue) }),
    ),
    ...vendors.flatMap(({ name: vendor, available, nextTier, launchesToGo, dealsToGo }) => {
      const toGo = [
        ...(launchesToGo > 0 ? [count('launches', launchesToGo)] : []),
        ...(dealsToGo > 0 ? [count('deals', dealsToGo)] : []),
      ];
      return [
        ...(available.length > 0 ? [say('digest.available', { vendor, available: list(available.map(amount)) })] : []),
        ...(nextTier && toGo.length > 0 ? [say('digest.tier', { vendor, tier: nextTier, list: list(toGo) })] : []),
      ];
    }),
  ];
}
