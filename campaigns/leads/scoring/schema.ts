import { z } from 'zod';
import { ScoreRuleSetId } from '#campaigns/kernel/ids.ts';

export const GRADES = ['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3'] as const;
export const Grade = z.enum(GRADES);
export type Grade = z.infer<typeof Grade>;

/** What people do that may carry points. Opens are none: programs open mail. */
export const SCORED_KINDS = ['click', 'form', 'view', 'unsubscribe', 'bounce', 'complaint'] as const;
export const FIT_FIELDS = ['jobTitle', 'company', 'country', 'product', 'phone', 'emailDomain'] as const;

const points = (most: number) => z.coerce.number().int().min(-most).max(most);

export const EventRule = z.object({
  kind: z.enum(SCORED_KINDS),
  points: points(500),
  /** events of one group share its cap */
  group: z.string().trim().min(1).max(40),
  /** points halve after so many days; 0 = they stay */
  halfLifeDays: z.coerce.number().int().min(0).max(3_650),
});
export type EventRule = z.infer<typeof EventRule>;

export const FitRule = z.object({
  field: z.enum(FIT_FIELDS),
  /** contains and is: any of the comma-separated words */
  test: z.enum(['filled', 'contains', 'is']),
  value: z.string().trim().max(500).default(''),
  points: points(100),
});
export type FitRule = z.infer<typeof FitRule>;

export const ScoreRules = z.object({
  events: z.array(EventRule).min(1, 'need at least one kind of event').max(30),
  /** most points a group may add; negative points are never capped */
  groups: z.array(z.object({ key: z.string().trim().min(1).max(40), cap: z.coerce.number().int().min(0).max(1_000) })),
  cap: z.coerce.number().int().min(1).max(1_000),
  fit: z.array(FitRule).max(50),
  /** fit from here on is A, from here on B, else C */
  fitBands: z.object({ a: points(100), b: points(100) }),
  /** engagement from here on is 1, from here on 2, else 3 */
  engagementBands: z.object({ one: points(1_000), two: points(1_000) }),
  /** a lead counts as qualified when it comes into one of these */
  qualify: z.array(Grade).min(1, 'need at least one grade'),
  /** who fills in a form has asked: qualified whatever the points */
  formQualifies: z.coerce.boolean().default(true),
});
export type ScoreRules = z.infer<typeof ScoreRules>;

export const SaveScoreDraft = z.object({ rules: ScoreRules });
export type SaveScoreDraft = z.infer<typeof SaveScoreDraft>;

export const ScoreRuleSetIdInput = z.object({ ruleSetId: ScoreRuleSetId });
