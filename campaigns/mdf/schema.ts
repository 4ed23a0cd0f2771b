import { z } from 'zod';
import { ClaimId, FundId, FundRequestId, LaunchId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { AmountText, CurrencyCode } from '#campaigns/kernel/money.ts';
import { LocalDate } from '#campaigns/kernel/time.ts';

export const ACTIVITIES = [
  'email',
  'social',
  'ads',
  'web',
  'event',
  'webinar',
  'sponsorship',
  'telemarketing',
  'print',
  'training',
] as const;
export const ActivityType = z.enum(ACTIVITIES);
export type ActivityType = z.infer<typeof ActivityType>;

export const PROOF_KINDS = [
  'invoice',
  'payment_proof',
  'launch_facts',
  'rendered_mail',
  'send_totals',
  'permalinks',
  'widget_counts',
  'insertion_order',
  'creative',
  'media_report',
  'screenshot',
  'invitation',
  'photo',
  'attendee_list',
  'contract',
  'lead_list',
  'script',
  'call_report',
  'sample',
  'certificate',
] as const;
export const ProofKind = z.enum(PROOF_KINDS);
export type ProofKind = z.infer<typeof ProofKind>;

export const COST_CATEGORIES = [
  'media',
  'production',
  'platform',
  'venue',
  'giveaways',
  'agency_fee',
  'freight',
  'postage',
  'other',
] as const;
export const CostCategory = z.enum(COST_CATEGORIES);
export type CostCategory = z.infer<typeof CostCategory>;

const Bps = z.number().int().min(0).max(10_000);
const Minor = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** One version of a fund's rules, as it is stored. Amounts in minor units of the fund's currency. */
export const PolicyRules = z.object({
  /** the share of eligible cost that is paid, in basis points */
  rateBps: Bps,
  /** working days between the request and the first day of the activity */
  leadWorkingDays: z.number().int().min(0).max(120),
  /** days after the last day of the activity in which it can be claimed */
  claimDays: z.number().int().min(1).max(730),
  /** days between approval and payment */
  payDays: z.number().int().min(0).max(365),
  /** lines that meet every rule approve themselves while their sum in a claim is not above this; 0 = never */
  autoApproveMinor: Minor,
  /** whether an activity can be claimed that was not approved before */
  directClaims: z.boolean(),
  /** what is paid for; null = the general rate, no cap */
  activities: z
    .array(
      z.object({
        type: ActivityType,
        rateBps: Bps.nullable(),
        capMinor: Minor.nullable(),
        proof: z.array(ProofKind).max(PROOF_KINDS.length),
      }),
    )
    .min(1)
    .max(ACTIVITIES.length),
  /** kinds of cost that are never paid back */
  ineligible: z.array(CostCategory).max(COST_CATEGORIES.length),
});
export type PolicyRules = z.infer<typeof PolicyRules>;

const Name = z.string().trim().min(1, 'needs a name').max(120, 'is longer than 120 characters');
const Text = (max: number) => z.string().trim().max(max, `is longer than ${max} characters`);

export const FundIdInput = z.object({ fundId: FundId });
export type FundIdInput = z.infer<typeof FundIdInput>;

/** Days are inclusive, in the vendor's zone; `budget` is an amount like "50000.00". */
export const CreateFundInput = z
  .object({
    name: Name,
    currency: CurrencyCode,
    startsOn: LocalDate,
    endsOn: LocalDate,
    requestUntil: LocalDate,
    budget: AmountText,
  })
  .refine((fund) => fund.startsOn <= fund.endsOn, { path: ['endsOn'], message: 'is before the first day' });
export type CreateFundInput = z.infer<typeof CreateFundInput>;

/** More money, or money taken back: to the fund from the budget, to a partner from the fund. */
export const ChangeBudgetInput = z.object({
  fundId: FundId,
  amount: AmountText,
  direction: z.enum(['add', 'take']).default('add'),
});
export type ChangeBudgetInput = z.infer<typeof ChangeBudgetInput>;
export const AllocateInput = ChangeBudgetInput.extend({ partnerId: PartnerId });
export type AllocateInput = z.infer<typeof AllocateInput>;

export const PublishPolicyInput = z.object({
  fundId: FundId,
  /** the version the edit started from; somebody else's version is not written over */
  basedOn: z.coerce.number().int().min(0),
  note: Text(500).default(''),
  rules: PolicyRules,
});
export type PublishPolicyInput = z.infer<typeof PublishPolicyInput>;

/** "Is it paid, how much, by when, with which proof?" */
export const DryRunInput = z.object({
  vendorId: VendorId.optional(),
  fundId: FundId,
  partnerId: PartnerId.optional(),
  activity: ActivityType,
  cost: AmountText,
  startsOn: LocalDate,
  endsOn: LocalDate,
});
export type DryRunInput = z.infer<typeof DryRunInput>;

/** The same question as an address asks it: nothing is asked yet while a part is missing. */
export const DryRunQuery = z.object({
  fund: FundId.optional(),
  activity: ActivityType.optional(),
  cost: Text(20).optional(),
  startsOn: LocalDate.optional(),
  endsOn: LocalDate.optional(),
});
export type DryRunQuery = z.infer<typeof DryRunQuery>;

/** A policy as its form sends it: lists of what is ticked; what it does not name stays as it was. */
export const PolicyForm = z.object({
  fundId: FundId,
  basedOn: z.coerce.number().int().min(0),
  note: Text(500).default(''),
  rateBps: z.coerce.number().int().min(0).max(10_000),
  leadWorkingDays: z.coerce.number().int().min(0).max(120),
  claimDays: z.coerce.number().int().min(1).max(730),
  payDays: z.coerce.number().int().min(0).max(365),
  autoApprove: AmountText.optional(),
  directClaims: z.stringbool({ truthy: ['on', 'true'], falsy: ['off', 'false'] }).default(false),
  activities: z.array(ActivityType).min(1, 'needs one at least'),
  ineligible: z.array(CostCategory).default([]),
});
export type PolicyForm = z.infer<typeof PolicyForm>;

export const RequestIdInput = z.object({ requestId: FundRequestId });
export type RequestIdInput = z.infer<typeof RequestIdInput>;

const RequestFields = z.object({
  activity: ActivityType,
  title: Name,
  details: Text(4_000).default(''),
  startsOn: LocalDate,
  endsOn: LocalDate,
  place: Text(200).default(''),
  audience: Text(500).default(''),
  cost: AmountText,
  /** default: the share that the rules give */
  requested: AmountText.optional(),
});
const daysInOrder = <T extends { startsOn: string; endsOn: string }>(value: T) => value.startsOn <= value.endsOn;
const ORDER = { path: ['endsOn'], message: 'is before the first day' };

/** A request's own fields, and with the fund that a new one is chosen for. */
export const RequestForm = RequestFields;
export const NewRequestForm = RequestFields.extend({ fund: FundId }).refine(daysInOrder, ORDER);

export const CreateRequestInput = RequestFields.extend({ vendorId: VendorId, fundId: FundId }).refine(
  daysInOrder,
  ORDER,
);
export type CreateRequestInput = z.infer<typeof CreateRequestInput>;
export const SaveRequestInput = RequestFields.extend({ requestId: FundRequestId }).refine(daysInOrder, ORDER);
export type SaveRequestInput = z.infer<typeof SaveRequestInput>;

const Reason = Text(2_000);
export const AnswerRequestInput = RequestIdInput.extend({ answer: Reason.min(1, 'needs an answer') });
export type AnswerRequestInput = z.infer<typeof AnswerRequestInput>;

/** `amount` at approval: less than was asked for is an approval of less, and needs a reason. */
export const DecideRequestInput = RequestIdInput.extend({
  decision: z.enum(['approve', 'ask', 'reject', 'decline']),
  amount: AmountText.optional(),
  note: Reason.default(''),
});
export type DecideRequestInput = z.infer<typeof DecideRequestInput>;

export const MdfListInput = z.object({
  q: Text(200).optional(),
  status: z.string().max(40).optional(),
  fund: FundId.optional(),
  cursor: z.string().max(200).optional(),
});
export type MdfListInput = z.infer<typeof MdfListInput>;

export const ClaimIdInput = z.object({ claimId: ClaimId });
export type ClaimIdInput = z.infer<typeof ClaimIdInput>;

/** From a launch (everything is known), from an approved request, or for an activity that was not asked for before. */
export const CreateClaimInput = z.object({
  vendorId: VendorId,
  fundId: FundId,
  launchId: LaunchId.optional(),
  requestId: FundRequestId.optional(),
  activity: ActivityType.optional(),
  title: Name.optional(),
  startsOn: LocalDate.optional(),
  endsOn: LocalDate.optional(),
});
export type CreateClaimInput = z.infer<typeof CreateClaimInput>;

/** The empty row at the end of a form, or one that was cleared, is no line. */
function withoutEmptyRows(rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.filter((row: { description?: string; amount?: string } | undefined) => row?.description || row?.amount);
}

export const SaveClaimInput = ClaimIdInput.extend({
  title: Name,
  startsOn: LocalDate,
  endsOn: LocalDate,
  invoiceNumber: Text(60).min(1, 'needs the number of the invoice'),
  invoicedOn: LocalDate,
  /** what was spent, net */
  lines: z.preprocess(
    withoutEmptyRows,
    z
      .array(z.object({ description: Name, category: CostCategory, amount: AmountText }))
      .min(1, 'needs a line')
      .max(50, 'are more than 50'),
  ),
}).refine(daysInOrder, ORDER);
export type SaveClaimInput = z.infer<typeof SaveClaimInput>;

/** What a person may bring; what the product makes itself nobody can upload. */
export const UPLOADED_PROOF = PROOF_KINDS.filter(
  (kind) => !['launch_facts', 'rendered_mail', 'send_totals', 'widget_counts'].includes(kind),
);
/** What a button or a form of the claim's first page says. */
export const NewClaimForm = z.object({
  fund: FundId,
  launchId: LaunchId.optional(),
  requestId: FundRequestId.optional(),
  activity: ActivityType.optional(),
  title: Name.optional(),
});

export const AddEvidenceInput = ClaimIdInput.extend({ kind: z.enum(UPLOADED_PROOF).default('invoice') });
export type AddEvidenceInput = z.infer<typeof AddEvidenceInput>;

export const AnswerClaimInput = ClaimIdInput.extend({ answer: Reason.min(1, 'needs an answer') });
export type AnswerClaimInput = z.infer<typeof AnswerClaimInput>;

/** At approval a line that is not named gets what the rules give; less needs a reason. */
export const DecideClaimInput = ClaimIdInput.extend({
  decision: z.enum(['approve', 'ask', 'reject', 'decline']),
  lines: z
    .array(z.object({ number: z.coerce.number().int().min(1).max(50), amount: AmountText }))
    .max(50)
    .default([]),
  note: Reason.default(''),
});
export type DecideClaimInput = z.infer<typeof DecideClaimInput>;

export const EvidenceFileInput = ClaimIdInput.extend({ number: z.coerce.number().int().min(1).max(500) });
