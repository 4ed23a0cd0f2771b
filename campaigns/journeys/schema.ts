import { z } from 'zod';
import { CONTACT_TEXT_FIELDS, Tag } from '#campaigns/contacts/schema.ts';
import {
  ActivationId,
  AudienceId,
  FormId,
  GroupId,
  JourneyId,
  JourneyVersionId,
  TemplateVersionId,
  TierId,
  VendorId,
} from '#campaigns/kernel/ids.ts';
import { LocalTime } from '#campaigns/kernel/time.ts';

export const MAX_STEPS = 100;
export const MAX_CASES = 10;
/** A wait of a year is as good as none. */
export const MAX_WAIT_MINUTES = 366 * 24 * 60;

export const StepId = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/, 'is not the name of a step');
export type StepId = z.infer<typeof StepId>;
/** The step that follows; null = none is chosen yet, or the person is through. */
const Next = StepId.nullable().default(null);
const Minutes = z.coerce
  .number()
  .int()
  .min(1, 'must be at least a minute')
  .max(MAX_WAIT_MINUTES, 'is longer than a year');
export const MAX_TEXT = 200;
const ShortText = z.string().trim().max(MAX_TEXT, `is longer than ${MAX_TEXT} characters`);

const Points = z.coerce.number().int().min(1, 'must be at least 1').max(1_000, 'is more than 1,000');

/**
 * Does this hold for a person? Mails are named by the step that sent them; '' in `link` is any link. `atLeast` are points of
 * engagement; null = the line of the vendor's score rules was crossed since the person came in.
 */
export const Condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), stepId: StepId.nullable().default(null) }),
  z.object({ kind: z.literal('clicked'), stepId: StepId.nullable().default(null), link: ShortText.default('') }),
  z.object({ kind: z.literal('form'), formId: FormId.nullable().default(null) }),
  z.object({ kind: z.literal('score'), atLeast: Points.nullable().default(null) }),
  z.object({ kind: z.literal('field'), field: z.enum(CONTACT_TEXT_FIELDS), equals: ShortText.default('') }),
  z.object({ kind: z.literal('tag'), tag: z.union([Tag, z.literal('')]).default('') }),
]);
export type Condition = z.infer<typeof Condition>;
/** What somebody does, and so can be waited for. */
export const AWAITED = ['opened', 'clicked', 'form', 'score'] as const satisfies readonly Condition['kind'][];

/** How long: some minutes, until a moment, or until the next of these weekdays at a time of day (1 = Monday). */
export const Wait = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('duration'), minutes: Minutes }),
  z.object({ kind: z.literal('date'), local: LocalTime }),
  z.object({
    kind: z.literal('weekday'),
    days: z.array(z.coerce.number().int().min(1).max(7)).min(1, 'needs a day').max(7),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time like 09:00'),
  }),
]);
export type Wait = z.infer<typeof Wait>;

/** Those that take any words; country and language are codes that a journey has no business guessing. */
export const CHANGEABLE_FIELDS = ['firstName', 'lastName', 'company', 'jobTitle', 'phone'] as const;

export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add_tag'), tag: z.union([Tag, z.literal('')]).default('') }),
  z.object({ kind: z.literal('remove_tag'), tag: z.union([Tag, z.literal('')]).default('') }),
  z.object({ kind: z.literal('field'), field: z.enum(CHANGEABLE_FIELDS), value: ShortText.default('') }),
]);
export type Change = z.infer<typeof Change>;

const common = {
  id: StepId,
  name: z.string().trim().min(1, 'needs a name').max(80, 'is longer than 80 characters'),
  /** a partner may leave it out */
  optional: z.boolean().default(false),
};

export const Step = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('send'),
    ...common,
    templateVersionId: TemplateVersionId.nullable().default(null),
    next: Next,
  }),
  z.object({ kind: z.literal('wait'), ...common, wait: Wait, next: Next }),
  z.object({
    kind: z.literal('wait_for'),
    ...common,
    when: Condition,
    timeoutMinutes: Minutes,
    next: Next,
    timeoutNext: Next,
  }),
  z.object({
    kind: z.literal('branch'),
    ...common,
    cases: z.array(z.object({ when: Condition, next: Next })).max(MAX_CASES),
    otherwise: Next,
  }),
  z.object({ kind: z.literal('update'), ...common, change: Change, next: Next }),
  z.object({ kind: z.literal('notify'), ...common, message: z.string().trim().max(500).default(''), next: Next }),
  z.object({ kind: z.literal('exit'), ...common }),
]);
export type Step = z.infer<typeof Step>;
export type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;
export const STEP_KINDS = ['send', 'wait', 'wait_for', 'branch', 'update', 'notify', 'exit'] as const;

/** Who comes in: the partner's audience, who fills a form, or whom something happens to. */
export const Entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('audience') }),
  z.object({ kind: z.literal('form'), formId: FormId.nullable().default(null) }),
  z.object({ kind: z.literal('event'), event: z.enum(['score', 'lead_accepted', 'deal_registered']) }),
]);
export type Entry = z.infer<typeof Entry>;

export const ExitReason = z.enum(['lead_accepted', 'deal_registered', 'unsubscribed']);
export type ExitReason = z.infer<typeof ExitReason>;

/** All that a version says. A person starts at the first step of the list. */
export const JourneyDefinition = z.object({
  entry: Entry,
  exitOn: z.array(ExitReason).default(['lead_accepted', 'deal_registered', 'unsubscribed']),
  steps: z.array(Step).max(MAX_STEPS, `are more than ${MAX_STEPS}`),
});
export type JourneyDefinition = z.infer<typeof JourneyDefinition>;

/** What a partner changes: hours added to the end of a wait, and optional steps left out. */
export const Adjustments = z.object({
  shiftHours: z.record(StepId, z.coerce.number().int().min(-720).max(720)).default({}),
  skipped: z.array(StepId).max(MAX_STEPS).default([]),
});
export type Adjustments = z.infer<typeof Adjustments>;

const Name = z.string().trim().min(1, 'needs a name').max(120, 'is longer than 120 characters');
const Description = z.string().trim().max(1000, 'is longer than 1,000 characters');

export const JourneyIdInput = z.object({ journeyId: JourneyId });
export type JourneyIdInput = z.infer<typeof JourneyIdInput>;

export const CreateJourneyInput = z.object({ name: Name, description: Description.default('') });
export type CreateJourneyInput = z.infer<typeof CreateJourneyInput>;

/** What is left out stays as it is; `revision` is the one the edit started from. */
export const SaveJourneyInput = JourneyIdInput.extend({
  revision: z.coerce.number().int().min(1),
  name: Name.optional(),
  description: Description.optional(),
  definition: JourneyDefinition.optional(),
  /** partners in any of these tiers or groups are offered it; none at all = every partner */
  tierIds: z.array(TierId).max(100).optional(),
  groupIds: z.array(GroupId).max(200).optional(),
});
export type SaveJourneyInput = z.infer<typeof SaveJourneyInput>;

/** A form sends nothing for what is not ticked. */
export const JourneyVisibilityForm = JourneyIdInput.extend({
  revision: z.coerce.number().int().min(1),
  tierIds: z.array(TierId).max(100).default([]),
  groupIds: z.array(GroupId).max(200).default([]),
});

/** As waysOf names it: next, timeout, otherwise, case_1 … */
const Way = z.string().max(20);

/** One change to a draft. A new step comes on a way of the one that is named, or at the end. */
export const JourneyEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), step: z.enum(STEP_KINDS), after: StepId.optional(), way: Way.default('next') }),
  z.object({ kind: z.literal('replace'), step: Step }),
  z.object({ kind: z.literal('move'), stepId: StepId, by: z.coerce.number().int().min(-1).max(1) }),
  z.object({ kind: z.literal('remove'), stepId: StepId }),
  z.object({ kind: z.literal('add_case'), stepId: StepId }),
  z.object({ kind: z.literal('remove_case'), stepId: StepId, index: z.coerce.number().int().min(0).max(MAX_CASES) }),
  z.object({ kind: z.literal('connect'), stepId: StepId, way: Way, to: Next }),
  z.object({ kind: z.literal('settings'), entry: Entry, exitOn: z.array(ExitReason).default([]) }),
]);
export type JourneyEdit = z.infer<typeof JourneyEdit>;

export const EditJourneyInput = JourneyIdInput.extend({
  revision: z.coerce.number().int().min(1),
  edit: JourneyEdit,
});
export type EditJourneyInput = z.infer<typeof EditJourneyInput>;

/** The same journey, as a list that is complete by itself or as a drawing. */
export const JourneyView = z.enum(['list', 'canvas']).default('list');

export const JourneyPageInput = JourneyIdInput.extend({
  view: JourneyView,
  /** `step way`: where a step is to be added on the canvas */
  add: z.string().max(60).optional(),
  /** the step that is open */
  step: StepId.optional(),
  /** the seed of a simulation; none is shown without it */
  simulate: z.coerce.number().int().min(1).max(1_000_000).optional(),
});

export const SimulateJourneyInput = JourneyIdInput.extend({
  seed: z.coerce.number().int().min(0).max(1_000_000).default(1),
});
export type SimulateJourneyInput = z.infer<typeof SimulateJourneyInput>;

export const JourneyListInput = z.object({
  q: z.string().trim().max(200).optional(),
  status: z.enum(['draft', 'published', 'withdrawn']).optional(),
  cursor: z.string().max(200).optional(),
});
export type JourneyListInput = z.infer<typeof JourneyListInput>;

export const OfferedJourneyInput = z.object({ vendorId: VendorId, journeyId: JourneyId });
export type OfferedJourneyInput = z.infer<typeof OfferedJourneyInput>;

export const ActivateJourneyInput = OfferedJourneyInput.extend({
  audienceId: AudienceId.nullable().default(null),
  adjustments: Adjustments.default({ shiftHours: {}, skipped: [] }),
});
export type ActivateJourneyInput = z.input<typeof ActivateJourneyInput>;

export const ActivationListInput = z.object({ cursor: z.string().max(200).optional() });

export const ActivationIdInput = z.object({ activationId: ActivationId });
export type ActivationIdInput = z.infer<typeof ActivationIdInput>;

export const AdjustActivationInput = ActivationIdInput.extend({ adjustments: Adjustments });
export type AdjustActivationInput = z.input<typeof AdjustActivationInput>;

export const TakeUpVersionInput = ActivationIdInput.extend({
  versionId: JourneyVersionId,
  /** people inside go on in the new version where it has their step; else they finish theirs */
  moveInside: z.stringbool().or(z.boolean()).default(false),
});
export type TakeUpVersionInput = z.input<typeof TakeUpVersionInput>;

export const EnrollmentListInput = ActivationIdInput.extend({
  state: z.enum(['active', 'finished', 'exited']).optional(),
  step: StepId.optional(),
  /** words of name, address or company */
  q: z.string().trim().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type EnrollmentListInput = z.infer<typeof EnrollmentListInput>;

export const OfferedJourneyPageInput = OfferedJourneyInput.extend({ view: JourneyView });
export const ActivationPageInput = EnrollmentListInput.extend({ view: JourneyView });
