/** Why a post is held back; the words for each stand in app/i18n/en/leads.json. */
export const FLAGS = [
  'trap',
  'no_ticket',
  'too_fast',
  'stale',
  'rate',
  'flood',
  'links',
  'disposable',
  'disguised',
] as const;
export type Flag = (typeof FLAGS)[number];

export type PostFacts = {
  trap: string;
  /** null: no ticket, or one that is not ours or of another form */
  ticketAgeMs: number | null;
  /** earlier posts from the same network address in 10 minutes, and to the same form in 1 minute */
  fromAddress: number;
  toForm: number;
  values: readonly string[];
  emailDomain: string;
};

// Source of the numbers: OWASP Automated Threats OAT-019/-016 as field practice has them; a person needs 3 s even for
// two fields, and a page left open over lunch is still in order.
const FASTEST_MS = 3_000;
const OLDEST_MS = 2 * 60 * 60 * 1000;
const PER_ADDRESS = 5;
const PER_FORM = 60;
const MAX_LINKS = 3;

const LINK = /https?:\/\/|www\.|\[url|<a\s/gi;
const DISGUISE = /[\u202A-\u202E\u2066-\u2069]/;
const DISPOSABLE = new Set([
  '10minutemail.com',
  'discard.email',
  'dispostable.com',
  'fakeinbox.com',
  'getnada.com',
  'guerrillamail.com',
  'mailcatch.com',
  'maildrop.cc',
  'mailinator.com',
  'mintemail.com',
  'mohmal.com',
  'sharklasers.com',
  'spamgourmet.com',
  'temp-mail.org',
  'tempmail.com',
  'tempmailo.com',
  'throwawaymail.com',
  'trashmail.com',
  'yopmail.com',
]);

/**
 * Is this post a machine's, as far as can be told without a puzzle? A suspected one is kept and held back, never lost,
 * and its sender gets the same answer.
 *
 * @returns the first reason, or null
 */
export function flagOf(facts: PostFacts): Flag | null {
  if (facts.trap !== '') return 'trap';
  if (facts.ticketAgeMs === null) return 'no_ticket';
  if (facts.ticketAgeMs < FASTEST_MS) return 'too_fast';
  if (facts.ticketAgeMs > OLDEST_MS) return 'stale';
  if (facts.fromAddress >= PER_ADDRESS) return 'rate';
  if (facts.toForm >= PER_FORM) return 'flood';
  if (facts.values.reduce((count, value) => count + (value.match(LINK)?.length ?? 0), 0) >= MAX_LINKS) return 'links';
  if (DISPOSABLE.has(facts.emailDomain)) return 'disposable';
  return facts.values.some((value) => DISGUISE.test(value)) ? 'disguised' : null;
}
