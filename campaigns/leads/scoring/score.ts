import type { EventRule, FitRule, Grade, ScoreRules } from './schema.ts';

export type TouchFact = { eventId: string; kind: string; class: string; at: Date };
export type PersonFact = {
  email: string;
  company: string;
  jobTitle: string;
  country: string;
  product: string;
  phone: string;
};

/** One line of the explanation. The lines of an axis add up to its sum, before rounding. */
export type ScoreLine =
  | { axis: 'fit'; kind: 'rule'; rule: FitRule; points: number }
  | {
      axis: 'engagement';
      kind: 'event';
      eventId: string;
      event: string;
      group: string;
      at: Date;
      /** points of the rule, 1 / 0.3 for a person / not sure, and what ageing left */
      weight: number;
      sure: number;
      points: number;
    }
  | { axis: 'engagement'; kind: 'group_cap'; group: string; cap: number; points: number }
  | { axis: 'fit' | 'engagement'; kind: 'cap'; cap: number; points: number };

export type Score = { fit: number; engagement: number; grade: Grade; qualified: boolean; lines: ScoreLine[] };

const DAY_MS = 24 * 60 * 60 * 1000;
/** How much a hit counts by who seems to have caused it. */
const SURE: Record<string, number> = { human: 1, unknown: 0.3, machine: 0 };
const MAX_FIT = 100;

/**
 * A lead's score on both axes, and where every point comes from.
 * engagement = min(cap, Σ groups min(group cap, Σ events points · sure · 2^(−age / half-life)));
 * fit = Σ rules that apply, 0 … 100. Caps hold back what is above them and never lift what is below zero.
 *
 * @param touches any order; machines' hits and kinds without a rule count nothing
 * @param now     ageing is measured up to this instant; an event in the future counts in full
 * @returns rounded sums; the grade from the bands of the rules
 * Source: campaigns/leads/README.md, "Score".
 */
export function scoreOf(rules: ScoreRules, person: PersonFact, touches: readonly TouchFact[], now: Date): Score {
  const fitLines = fitOf(rules, person);
  const engagementLines = engagementOf(rules, touches, now);
  const fit = Math.round(sum(fitLines));
  // A little less than nothing rounds to -0, which a screen would show.
  const engagement = Math.round(sum(engagementLines)) + 0;
  const grade = gradeOf(rules, fit, engagement);
  const asked = rules.formQualifies && touches.some((touch) => touch.kind === 'form' && touch.class !== 'machine');
  return {
    fit,
    engagement,
    grade,
    qualified: asked || rules.qualify.includes(grade),
    lines: [...fitLines, ...engagementLines],
  };
}

function sum(lines: readonly { points: number }[]): number {
  return lines.reduce((total, { points }) => total + points, 0);
}

function fitOf(rules: ScoreRules, person: PersonFact): ScoreLine[] {
  const lines: ScoreLine[] = rules.fit
    .filter((rule) => applies(rule, person))
    .map((rule) => ({ axis: 'fit', kind: 'rule', rule, points: rule.points }));
  const total = sum(lines);
  const kept = Math.min(MAX_FIT, Math.max(0, total));
  return kept === total ? lines : [...lines, { axis: 'fit', kind: 'cap', cap: MAX_FIT, points: kept - total }];
}

function applies(rule: FitRule, person: PersonFact): boolean {
  const value = factOf(rule.field, person).toLowerCase();
  if (rule.test === 'filled') return value !== '';
  const words = rule.value
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (rule.test === 'is') return words.includes(value);
  // Whole words: "intern" is not in "international".
  const parts = value.split(/[^\p{L}\p{N}+#]+/u);
  return words.some((word) => (word.includes(' ') ? value.includes(word) : parts.includes(word)));
}

function factOf(field: FitRule['field'], person: PersonFact): string {
  return field === 'emailDomain' ? person.email.slice(person.email.lastIndexOf('@') + 1) : person[field];
}

function engagementOf(rules: ScoreRules, touches: readonly TouchFact[], now: Date): ScoreLine[] {
  const byKind = new Map<string, EventRule>(rules.events.map((rule) => [rule.kind, rule]));
  const events: Extract<ScoreLine, { kind: 'event' }>[] = [];
  for (const { eventId, kind, class: hitClass, at } of touches) {
    const rule = byKind.get(kind);
    const sure = SURE[hitClass] ?? 0;
    if (!rule || sure === 0 || rule.points === 0) continue;
    const points = rule.points * sure * ageingOf(rule, at, now);
    events.push({
      ...{ axis: 'engagement', kind: 'event', eventId, event: kind, group: rule.group, at },
      ...{ weight: rule.points, sure, points },
    });
  }
  const lines: ScoreLine[] = [...events];
  for (const { key, cap } of rules.groups) {
    const total = sum(events.filter(({ group }) => group === key));
    if (total > cap) lines.push({ axis: 'engagement', kind: 'group_cap', group: key, cap, points: cap - total });
  }
  const total = sum(lines);
  const kept = Math.max(-rules.cap, Math.min(rules.cap, total));
  if (kept !== total) lines.push({ axis: 'engagement', kind: 'cap', cap: rules.cap, points: kept - total });
  return lines;
}

function ageingOf({ halfLifeDays }: EventRule, at: Date, now: Date): number {
  if (halfLifeDays === 0) return 1;
  const days = Math.max(0, now.getTime() - at.getTime()) / DAY_MS;
  return 2 ** (-days / halfLifeDays);
}

function gradeOf({ fitBands, engagementBands }: ScoreRules, fit: number, engagement: number): Grade {
  const letter = fit >= fitBands.a ? 'A' : fit >= fitBands.b ? 'B' : 'C';
  const number = engagement >= engagementBands.one ? '1' : engagement >= engagementBands.two ? '2' : '3';
  return `${letter}${number}`;
}
