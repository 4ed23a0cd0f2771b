import type { NetworkName, PostContent } from './schema.ts';
import { countPost, MERGE_FIELDS, PLACE, POST_LIMITS } from './texts/schema.ts';

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
