import { lengthProblem, postText, unknownPlaces } from './post-text.ts';
import type { PostContent } from './schema.ts';

// As long as most companies' are; what a partner's own make of the text is checked again for that partner.
const SAMPLE = {
  'partner.name': 'Brightside Systems',
  'partner.website': 'https://brightside.example',
  'partner.phone': '+34 911 23 45 67',
  'partner.email': 'hello@brightside.example',
};
const SAMPLE_LINK = 'https://campaigns.example.com/s/a1B2c3D4e5';
const NAMES = { linkedin: 'LinkedIn', facebook: 'Facebook', x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' };

/** What keeps a post from being published, as sentences; for a partner with ordinary values. */
export function contentProblems(content: PostContent): string[] {
  const unknown = unknownPlaces(content).map((name) => `Nothing fills {{${name}}}. Correct it, or take it out.`);
  const link = content.link && SAMPLE_LINK;
  const long = content.networks.flatMap((network) => {
    const text = postText({ content, network, partner: SAMPLE, zones: {}, link });
    const problem = lengthProblem(network, text);
    if (!problem) return [];
    if (problem.count === 0) return [`The post says nothing on ${NAMES[network]}.`];
    return [`The post has ${problem.count} characters on ${NAMES[network]}; ${problem.limit} fit.`];
  });
  return [...unknown, ...long];
}
