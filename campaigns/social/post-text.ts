import type { NetworkName, PostContent, ZoneValues } from './schema.ts';
import { countPost, POST_LIMITS } from './texts/schema.ts';

/** What a post may say about the partner: `{{partner.name}}` and so on. */
export const MERGE_FIELDS = ['partner.name', 'partner.website', 'partner.phone', 'partner.email'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type MergeValues = Record<MergeField, string>;

const PLACE = /\{\{\s*([a-z][a-z0-9.-]*)\s*\}\}/g;

type PostFacts = {
  content: PostContent;
  network: NetworkName;
  partner: MergeValues;
  zones: ZoneValues;
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

/** Places in the texts that nothing fills: a wrong merge field, a zone that is not declared. */
export function unknownPlaces(content: PostContent): string[] {
  const known = new Set<string>(['link', ...MERGE_FIELDS, ...content.zones.map((zone) => `zone.${zone.name}`)]);
  const texts = Object.values(content.texts).filter((text) => text !== undefined);
  const found = texts.flatMap((text) => [...text.matchAll(PLACE)].map((match) => match[1] ?? ''));
  return [...new Set(found.filter((name) => !known.has(name)))];
}

export type TooLong = { network: NetworkName; count: number; limit: number };

/** The text is empty, or longer than the network takes; null = it fits. */
export function lengthProblem(network: NetworkName, text: string): TooLong | null {
  const [count, limit] = [countPost(network, text), POST_LIMITS[network]];
  return count === 0 || count > limit ? { network, count, limit } : null;
}
