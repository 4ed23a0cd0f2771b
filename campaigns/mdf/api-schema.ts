import { z } from 'zod';
import { MdfListInput } from './schema.ts';
import { ShownProof } from './shown-proof.ts';

// What the JSON API answers about funds. Amounts go in as text ("1250.00") and come out in minor units with a currency.

const Instant = z.iso.datetime();
const Money = z.object({ amountMinor: z.number().int(), currency: z.string() }).meta({ id: 'Money' });

export const FundOut = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(['draft', 'open', 'closed', 'expired']),
    startsOn: z.string(),
    endsOn: z.string(),
    requestUntil: z.string(),
    budget: Money,
    pool: Money,
    allocated: Money,
    available: Money,
    reserved: Money,
    payable: Money,
    paid: Money,
    partners: z.number().int(),
  })
  .meta({ id: 'Fund' });
export const FundListOut = z.object({ items: z.array(FundOut) });
export const FundMadeOut = z.object({ fundId: z.string() });

export const ShareListOut = z.object({
  items: z.array(
    z.object({
      fundId: z.string(),
      vendorId: z.string(),
      vendorName: z.string(),
      name: z.string(),
      status: z.string(),
      endsOn: z.string(),
      requestUntil: z.string(),
      rateBps: z.number().int(),
      available: Money,
      pending: Money,
      reserved: Money,
      payable: Money,
      paid: Money,
    }),
  ),
});

const Cited = z
  .object({
    line: z.number().int().nullable(),
    rule: z.string(),
    policy: z.number().int(),
    outcome: z.enum(['met', 'reduced', 'refused', 'person']),
    amountMinor: z.number().int(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'CitedRule', description: 'Which rule of which version of the rules, and what it came to.' });

const Decision = z
  .object({
    outcome: z.string(),
    amount: Money,
    policyNumber: z.number().int(),
    lines: z.array(Cited),
    note: z.string(),
    decidedName: z.string().nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'FundDecision' });

export const DryRunOut = z.object({
  paid: z.boolean(),
  amountMinor: z.number().int(),
  currency: z.string(),
  policy: z.number().int(),
  claimBy: z.string(),
  paidBy: z.string(),
  proof: z.array(z.string()),
  lines: z.array(Cited),
});

const Activity = {
  id: z.string(),
  vendorId: z.string(),
  vendorName: z.string(),
  partnerId: z.string(),
  partnerName: z.string(),
  fundId: z.string(),
  fundName: z.string(),
  status: z.string(),
  activity: z.string(),
  title: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  submittedAt: Instant.nullable(),
  updatedAt: Instant,
};

export const RequestOut = z
  .object({ ...Activity, cost: Money, requested: Money, approved: Money.nullable(), claimBy: z.string().nullable() })
  .meta({ id: 'FundRequest' });
export const RequestListOut = z.object({ items: z.array(RequestOut), nextCursor: z.string().nullable() });
export const RequestDetailOut = RequestOut.extend({
  details: z.string(),
  place: z.string(),
  audience: z.string(),
  policyNumber: z.number().int().nullable(),
  note: z.string(),
  answer: z.string(),
  decisions: z.array(Decision),
}).meta({ id: 'FundRequestDetail' });

export const ClaimOut = z
  .object({
    ...Activity,
    requestId: z.string().nullable(),
    launchId: z.string().nullable(),
    claimed: Money,
    approved: Money.nullable(),
    paid: Money,
  })
  .meta({ id: 'Claim' });
export const ClaimListOut = z.object({ items: z.array(ClaimOut), nextCursor: z.string().nullable() });
export const ClaimDetailOut = ClaimOut.extend({
  invoiceNumber: z.string(),
  invoicedOn: z.string().nullable(),
  policyNumber: z.number().int().nullable(),
  claimBy: z.string().nullable(),
  note: z.string(),
  answer: z.string(),
  evidenceHash: z.string(),
  lines: z.array(
    z.object({
      number: z.number().int(),
      description: z.string(),
      category: z.string(),
      amount: Money,
      approved: Money.nullable(),
      verdict: z.string(),
    }),
  ),
  evidence: z.array(
    z.object({
      number: z.number().int(),
      kind: z.string(),
      fileName: z.string(),
      mime: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      origin: z.string(),
      shown: ShownProof.nullable(),
    }),
  ),
  decisions: z.array(Decision),
}).meta({ id: 'ClaimDetail' });

export const RequestMadeOut = z.object({ requestId: z.string() });
export const ClaimMadeOut = z.object({ claimId: z.string() });
export const EvidenceOut = z.object({ sha256: z.string() });
export const PolicyOut = z.object({ number: z.number().int() });
export const Nothing = z.object({});

export const MdfListQuery = MdfListInput.extend({ limit: z.coerce.number().int().min(1).max(200).default(50) });

export const RunOut = z.object({
  runId: z.string(),
  payments: z.number().int(),
  totalMinor: z.number().int(),
  without: z.array(z.string()),
});

export const ReturnsOut = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      cost: Money,
      paid: Money,
      pipeline: Money,
      revenue: Money,
      ropi: z.number().nullable(),
    }),
  ),
});
