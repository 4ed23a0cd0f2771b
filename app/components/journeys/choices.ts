import type { JourneyDefinition } from '#campaigns/journeys/schema.ts';
import type { EditorPage } from './step-list.tsx';

/** What fields of a step are chosen from. */
export type Choices = {
  forms: readonly { value: string; label: string }[];
  /** by send step, the addresses in its mail */
  links: Readonly<Record<string, readonly string[]>>;
  /** those this journey speaks of already; a partner has others */
  tags: readonly string[];
};

export function choicesOf({ forms, links, journey }: EditorPage): Choices {
  return {
    forms: forms.map(({ id, name }) => ({ value: id, label: name })),
    links,
    tags: tagsIn(journey.definition),
  };
}

function tagsIn({ steps }: JourneyDefinition): string[] {
  const tags = steps.flatMap((step) => {
    if (step.kind === 'update') return step.change.kind === 'field' ? [] : [step.change.tag];
    if (step.kind !== 'branch') return [];
    return step.cases.flatMap(({ when }) => (when.kind === 'tag' ? [when.tag] : []));
  });
  return [...new Set(tags)].filter((tag) => tag !== '').sort();
}
