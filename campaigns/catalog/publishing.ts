export const PUBLISH_BLOCKERS = [
  'no_tactic',
  'template_archived',
  'ends_before_start',
  'already_over',
  'archived',
] as const;
export type PublishBlocker = (typeof PUBLISH_BLOCKERS)[number];

export type PublishFacts = {
  archived: boolean;
  startsOn: string | null;
  endsOn: string | null;
  /** today in the vendor's zone */
  today: string;
  tactics: readonly { templateArchived: boolean }[];
};

/** Everything that stands in the way of publishing; empty = it can be published. */
export function whatStopsPublishing({ archived, startsOn, endsOn, today, tactics }: PublishFacts): PublishBlocker[] {
  const stops: Record<PublishBlocker, boolean> = {
    no_tactic: tactics.length === 0,
    template_archived: tactics.some((tactic) => tactic.templateArchived),
    ends_before_start: startsOn !== null && endsOn !== null && endsOn < startsOn,
    already_over: endsOn !== null && endsOn < today,
    archived,
  };
  return PUBLISH_BLOCKERS.filter((blocker) => stops[blocker]);
}

const WORDS: Record<PublishBlocker, string> = {
  no_tactic: 'It has no e-mail: choose a template.',
  template_archived: 'Its template is archived: restore it, or choose another.',
  ends_before_start: 'It ends before it starts: change the dates.',
  already_over: 'Its last day has passed: change the dates.',
  archived: 'It is archived: restore it first.',
};

/** The same for people, each with what to do. */
export function describeBlockers(blockers: readonly PublishBlocker[]): string {
  return blockers.map((blocker) => WORDS[blocker]).join(' ');
}
