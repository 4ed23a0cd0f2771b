import { lengthProblem, unknownPlaces } from './post-text.ts';
import type { PostContent } from './schema.ts';
import { postText, SAMPLE_LINK, SAMPLE_PARTNER } from './texts/schema.ts';

const NAMES = { linkedin: 'LinkedIn', facebook: 'Facebook', x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' };

/** What keeps a post from being published, as sentences; what a partner's own make of the text is checked again for that partner. */
export function contentProblems(content: PostContent): string[] {
  const unknown = unknownPlaces(content).map((name) => `Nothing fills {{${name}}}. Correct it, or take it out.`);
  const link = content.link && SAMPLE_LINK;
  const long = content.networks.flatMap((network) => {
    const text = postText({ content, network, partner: SAMPLE_PARTNER, zones: {}, link });
    const problem = lengthProblem(network, text);
    if (!problem) return [];
    if (problem.count === 0) return [`The post says nothing on ${NAMES[network]}.`];
    return [`The post has ${problem.count} characters on ${NAMES[network]}; ${problem.limit} fit.`];
  });
  return [...unknown, ...long];
}
