import type { StreamRow } from '#campaigns/social/post-queries.ts';

/** Topics to choose from, each with its stream: "Product news: Storage". */
export function topicOptions(streams: readonly StreamRow[]): { value: string; label: string }[] {
  return streams.flatMap(({ name, topics }) =>
    topics.map((topic) => ({ value: topic.id, label: `${name}: ${topic.name}` })),
  );
}
