import type { Step, StepOf, Wait } from '#campaigns/journeys/schema.ts';
import { conditionInWords } from './condition-in-words.ts';
import { minutesInWords, type T } from './minutes-in-words.ts';

/** Names of templates by version, where who looks knows them. */
export type TemplateNames = ReadonlyMap<string, string>;

/** What a step does, in a line; '' where its kind says it all. */
export function stepInWords(t: T, step: Step, templates: TemplateNames): string {
  switch (step.kind) {
    case 'send':
      return (step.templateVersionId && templates.get(step.templateVersionId)) || '';
    case 'wait':
      return waitInWords(t, step.wait);
    case 'wait_for':
      return t('journeys.says.waitFor', {
        what: conditionInWords(t, step.when),
        time: minutesInWords(t, step.timeoutMinutes),
      });
    case 'branch':
      return t('journeys.says.cases', { count: step.cases.length });
    case 'update':
      return changeInWords(t, step.change);
    case 'notify':
      return step.message;
    case 'exit':
      return '';
  }
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function waitInWords(t: T, wait: Wait): string {
  if (wait.kind === 'duration') return minutesInWords(t, wait.minutes);
  if (wait.kind === 'date') return t('journeys.says.until', { when: wait.local.replace('T', ' ') });
  const days = DAYS.filter((day) => wait.days.includes(day)).map((day) => t(`journeys.day.${day}`));
  return t('journeys.says.weekday', { days: days.join(', '), time: wait.time });
}

function changeInWords(t: T, change: StepOf<'update'>['change']): string {
  const value = change.kind === 'field' ? change.value : change.tag;
  return t('journeys.says.change', { what: t(`journeys.change.${change.kind}`), value });
}

/** What a way is called: when people go it. */
export function wayInWords(t: T, step: Step, way: string): string {
  if (step.kind === 'wait_for') return way === 'timeout' ? t('journeys.ways.timeout') : conditionInWords(t, step.when);
  if (step.kind !== 'branch') return '';
  const asked = step.cases[Number(way.slice('case_'.length)) - 1];
  return asked ? conditionInWords(t, asked.when) : t('journeys.ways.otherwise');
}
