// What a post says on each network, and how long that is there. Browsers fill and count with the same code, so this file
// imports nothing.

export type CountedNetwork = 'linkedin' | 'facebook' | 'x' | 'bluesky' | 'mastodon';

/** Longest post by network, in that network's own units (`countPost`). Sources: the networks' developer pages. */
export const POST_LIMITS: Record<CountedNetwork, number> = {
  linkedin: 3_000,
  facebook: 63_206,
  x: 280,
  bluesky: 300,
  mastodon: 500,
};

/** Any address is as long as a t.co one on X, and counts the same at Mastodon. */
const URL_LENGTH = 23;
const URLS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’]/giu;
// X makes links of bare names as well; these endings are the ones that people write.
const BARE_NAMES =
  /(?<![\p{L}\p{N}@/._-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|info|biz|io|dev|app|shop|cloud|online|tech|eu|de|at|ch|uk|fr|es|it|nl|be|pl|us|ca|au|jp|in|br)(?:\/[^\s<>"]*[^\s<>".,;:!?)\]}'’])?(?![\p{L}\p{N}@])/giu;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const REMOTE_MENTION = /(@[\w.-]+)@[\w.-]+\w/gu;

/** Points of a character on X: 1 in these ranges, else 2 (twitter-text, configuration 3). */
function isLight(point: number): boolean {
  return (
    point <= 4_351 ||
    (point >= 8_192 && point <= 8_205) ||
    (point >= 8_208 && point <= 8_223) ||
    (point >= 8_242 && point <= 8_247)
  );
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
}

function countForX(text: string): number {
  let count = 0;
  const rest = text
    .normalize('NFC')
    .replace(URLS, () => {
      count += URL_LENGTH;
      return '';
    })
    .replace(BARE_NAMES, () => {
      count += URL_LENGTH;
      return '';
    });
  for (const grapheme of graphemes(rest)) {
    if (EMOJI.test(grapheme)) count += 2;
    else for (const character of grapheme) count += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  }
  return count;
}

function countForMastodon(text: string): number {
  return graphemes(text.replace(URLS, 'x'.repeat(URL_LENGTH)).replace(REMOTE_MENTION, '$1')).length;
}

/**
 * How long a text is as a network counts it: X in weighted characters with every address 23, Mastodon in characters with
 * every address 23 and mentions without their server, Bluesky in graphemes, LinkedIn and Facebook in UTF-16 units.
 */
export function countPost(network: CountedNetwork, text: string): number {
  switch (network) {
    case 'x':
      return countForX(text);
    case 'mastodon':
      return countForMastodon(text);
    case 'bluesky':
      return graphemes(text).length;
    default:
      return text.length;
  }
}

/** What a post may say about the partner: `{{partner.name}}` and so on. */
export const MERGE_FIELDS = ['partner.name', 'partner.website', 'partner.phone', 'partner.email'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type MergeValues = Record<MergeField, string>;

/** A place in a text that is filled: a merge field, a zone, the link. */
export const PLACE = /\{\{\s*([a-z][a-z0-9.-]*)\s*\}\}/g;

type PostFacts = {
  content: {
    texts: { all: string } & { [network in CountedNetwork]?: string | undefined };
    zones: readonly { name: string; text: string }[];
  };
  network: CountedNetwork;
  partner: MergeValues;
  /** what the partner wrote, by zone */
  zones: Record<string, string>;
  /** where the link leads, usually our short one; "" = none */
  link: string;
};

/**
 * The words of a post on one network: the network's own text or the common one, zones and merge fields filled, the link
 * at `{{link}}` or at the end. One pass: what a partner writes is text, and never a place that is filled.
 */
export function postText({ content, network, partner, zones, link }: PostFacts): string {
  const source = content.texts[network] || content.texts.all;
  let linked = false;
  const filled = source.replace(PLACE, (_whole, name: string) => {
    if (name === 'link') {
      linked = true;
      return link;
    }
    if (name.startsWith('zone.')) {
      const zone = content.zones.find((one) => `zone.${one.name}` === name);
      return zone ? zones[zone.name]?.trim() || zone.text : '';
    }
    return name in partner ? partner[name as MergeField] : '';
  });
  const whole = linked || link === '' ? filled : `${filled.trimEnd()}\n\n${link}`;
  return whole.trim();
}

/** A partner to try a post with: its name is as long as most companies'. */
export const SAMPLE_PARTNER: MergeValues = {
  'partner.name': 'Brightside Systems',
  'partner.website': 'https://brightside.example',
  'partner.phone': '+34 911 23 45 67',
  'partner.email': 'hello@brightside.example',
};
export const SAMPLE_LINK = 'https://campaigns.example.com/s/a1B2c3D4e5';
