import type { ScoreRules } from './schema.ts';

/**
 * What holds until a vendor publishes rules of its own. Clicks fade in a month and forms in three; opens carry nothing,
 * because programs open mail. Source of the weights: the published defaults of the systems of this field, forms 50,
 * clicks 10, complaints far below zero.
 */
export const DEFAULT_RULES: ScoreRules = {
  events: [
    { kind: 'click', points: 10, group: 'mail', halfLifeDays: 30 },
    { kind: 'view', points: 5, group: 'pages', halfLifeDays: 30 },
    { kind: 'form', points: 50, group: 'forms', halfLifeDays: 90 },
    { kind: 'unsubscribe', points: -30, group: 'mail', halfLifeDays: 0 },
    { kind: 'bounce', points: -20, group: 'mail', halfLifeDays: 90 },
    { kind: 'complaint', points: -100, group: 'mail', halfLifeDays: 0 },
  ],
  groups: [
    { key: 'mail', cap: 60 },
    { key: 'pages', cap: 20 },
    { key: 'forms', cap: 100 },
  ],
  cap: 100,
  fit: [
    { field: 'jobTitle', test: 'contains', value: 'chief, ceo, cto, cio, founder, owner, managing', points: 40 },
    { field: 'jobTitle', test: 'contains', value: 'head, director, vp, president', points: 30 },
    { field: 'jobTitle', test: 'contains', value: 'student, intern', points: -40 },
    { field: 'company', test: 'filled', value: '', points: 20 },
    { field: 'phone', test: 'filled', value: '', points: 10 },
    { field: 'emailDomain', test: 'is', value: 'gmail.com, outlook.com, hotmail.com, yahoo.com, gmx.de', points: -10 },
  ],
  fitBands: { a: 50, b: 20 },
  engagementBands: { one: 50, two: 20 },
  qualify: ['A1', 'A2', 'B1'],
  formQualifies: true,
};
