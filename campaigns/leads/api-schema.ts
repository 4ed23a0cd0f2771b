import { z } from 'zod';
import { LaunchId } from '#campaigns/kernel/ids.ts';
import { RoutingRules } from './routing/schema.ts';
import { DealListInput, FormContent, LEAD_STATUSES, LeadListInput } from './schema.ts';
import { FitRule, ScoreRules } from './scoring/schema.ts';

// What the JSON API answers about forms, leads and deals. Instants are ISO 8601 in UTC.
const Instant = z.iso.datetime();
const Limit = z.coerce.number().int().min(1).max(200).default(50);
const Money = z.object({ amountMinor: z.number().int(), currency: z.string() });
const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const NothingOut = z.object({});

const Form = z.object({
  id: z.string(),
  vendorId: z.string(),
  name: z.string(),
  status: z.enum(['draft', 'published', 'archived']),
  number: z.number().int().meta({ description: 'Its present version' }),
  createdAt: Instant,
});
export const FormListOut = z.object({ items: z.array(Form) });
export const FormOut = Form.extend({ formVersionId: z.string(), content: FormContent, consentText: z.string() });
export const FormMadeOut = z.object({ formId: z.string(), formVersionId: z.string() });
export const FormVersionMadeOut = z.object({ formVersionId: z.string(), number: z.number().int() });

export const LandingPageOut = z.object({
  page: z.object({ url: z.string(), formId: z.string(), status: z.enum(['open', 'closed']) }).nullable(),
});
export const LandingPageMadeOut = z.object({ url: z.string() });
export const LaunchPageInput = z.object({ launchId: LaunchId });

export const SubmissionListInput = z.object({ cursor: z.string().max(200).optional(), limit: Limit });
export const SubmissionListOut = paged(
  z.object({
    id: z.string(),
    formName: z.string(),
    email: z.string(),
    source: z.string(),
    flag: z.string().nullable().meta({ description: 'Why it is held back' }),
    consent: z.boolean(),
    receivedAt: Instant,
    values: z.record(z.string(), z.string()),
  }),
);
export const ReleasedOut = z.object({ leadId: z.string() });

export const LeadListQuery = LeadListInput.extend({ limit: Limit });
const Lead = z.object({
  id: z.string(),
  vendorId: z.string(),
  origin: z.enum(['partner', 'vendor']),
  partnerId: z.string().nullable(),
  partnerName: z.string().nullable(),
  name: z.string().meta({ description: 'Empty while a vendor’s lead is only offered' }),
  email: z.string(),
  company: z.string(),
  status: z.enum(LEAD_STATUSES),
  statusReason: z.string(),
  grade: z.string(),
  fit: z.number().int(),
  engagement: z.number().int(),
  source: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
});
export const LeadListOut = paged(Lead);

const AssignmentReasonOut = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('own') }),
    z.object({ kind: z.literal('given'), by: z.string() }),
    z.object({ kind: z.literal('rule'), name: z.string() }),
  ])
  .meta({ description: 'The launching partner keeps its own; a person gave it; or the name of a rule' });

const ScoreLine = z
  .object({
    axis: z.enum(['fit', 'engagement']),
    kind: z.enum(['rule', 'event', 'group_cap', 'cap']),
    points: z.number(),
    rule: FitRule.optional(),
    eventId: z.string().optional(),
    event: z.string().optional(),
    group: z.string().optional(),
    at: Instant.optional(),
    weight: z.number().optional(),
    sure: z.number().optional(),
    cap: z.number().optional(),
  })
  .meta({ id: 'ScoreLine', description: 'Where points come from: a rule, an event with its age, or a cap' });
export const LeadOut = z.object({
  lead: Lead.extend({
    jobTitle: z.string(),
    phone: z.string(),
    country: z.string(),
    product: z.string(),
    message: z.string(),
    contactId: z.string().nullable(),
    campaignId: z.string().nullable(),
    launchId: z.string().nullable(),
    acceptedAt: Instant.nullable(),
    acceptedBy: z.string().nullable(),
  }),
  score: z.object({
    fit: z.number().int(),
    engagement: z.number().int(),
    grade: z.string(),
    qualified: z.boolean(),
    ruleNumber: z.number().int().meta({ description: 'Which version of the rules' }),
    lines: z.array(ScoreLine),
  }),
  timeline: z.array(
    z.object({
      id: z.string(),
      at: Instant,
      kind: z.string(),
      actorName: z.string(),
      reason: AssignmentReasonOut.nullable(),
      data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
  offer: z.object({ assignmentId: z.string(), reason: AssignmentReasonOut, expiresAt: Instant.nullable() }).nullable(),
});
export const AssignmentListOut = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      partnerId: z.string(),
      partnerName: z.string(),
      hop: z.number().int(),
      state: z.string(),
      reason: AssignmentReasonOut,
      declineReason: z.string(),
      offeredAt: Instant,
      answeredAt: Instant.nullable(),
      path: z.array(
        z.object({ ruleId: z.string(), name: z.string(), outcome: z.string(), because: z.string().optional() }),
      ),
      passedOver: z.array(
        z.object({ because: z.string(), count: z.number().int(), partnerNames: z.array(z.string()) }),
      ),
    }),
  ),
});

export const ScoreRulesOut = z.object({ number: z.number().int(), hasDraft: z.boolean(), rules: ScoreRules });
export const ScoreDryRunOut = z.object({
  leads: z.number().int(),
  more: z.number().int(),
  fewer: z.number().int(),
  examples: z.array(z.object({ leadId: z.string(), name: z.string(), before: z.string(), after: z.string() })),
});
export const RoutingOut = z.object({ number: z.number().int(), hasDraft: z.boolean(), rules: RoutingRules });

export const DealListQuery = DealListInput.extend({ limit: Limit });
export const DealOut = z.object({
  id: z.string(),
  vendorId: z.string(),
  vendorName: z.string(),
  partnerId: z.string(),
  partnerName: z.string(),
  leadId: z.string(),
  campaignId: z.string().nullable(),
  launchId: z.string().nullable(),
  credit: z.enum(['sourced', 'influenced']),
  name: z.string(),
  company: z.string(),
  status: z.enum(['registered', 'approved', 'rejected', 'won', 'lost']),
  stage: z.enum(['qualified', 'proposal', 'negotiation']),
  value: Money,
  expectedOn: z.string().nullable(),
  registeredAt: Instant,
  registeredBy: z.string(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string(),
  decisionReason: z.string(),
  protectedUntil: Instant.nullable(),
  closedAt: Instant.nullable(),
  lostReason: z.string(),
});
export const DealListOut = paged(DealOut);
export const DealMadeOut = z.object({ dealId: z.string() });
export const ConflictListOut = z.object({
  items: z.array(
    z.object({
      dealId: z.string(),
      partnerName: z.string(),
      name: z.string(),
      status: z.string(),
      protectedUntil: Instant.nullable(),
    }),
  ),
});
