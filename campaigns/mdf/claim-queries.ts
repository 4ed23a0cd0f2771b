import { authorize } from '#campaigns/kernel/authorize.ts';
import type { Ctx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { ClaimId, FundId, FundRequestId, LaunchId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { fromMinor, type Money } from '#campaigns/kernel/money.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { CLAIM_STATUSES, type ClaimStatus } from './claim-status.ts';
import { type DecisionView, listDecisions } from './decision-queries.ts';
import { assessStoredClaim } from './internal/claim-facts.ts';
import { getClaimRecord } from './internal/get-claim.ts';
import type { CitedLine } from './rules.ts';
import type { ActivityType, CostCategory, MdfListInput, ProofKind } from './schema.ts';
import { ShownProof } from './shown-proof.ts';

export type ClaimRow = {
  id: ClaimId;
  vendorId: VendorId;
  vendorName: string;
  partnerId: PartnerId;
  partnerName: string;
  fundId: FundId;
  fundName: string;
  requestId: FundRequestId | null;
  launchId: LaunchId | null;
  status: ClaimStatus;
  activity: ActivityType;
  title: string;
  startsOn: string;
  endsOn: string;
  claimed: Money;
  approved: Money | null;
  paid: Money;
  submittedAt: Date | null;
  updatedAt: Date;
};

export type ClaimView = ClaimRow & {
  invoiceNumber: string;
  invoicedOn: string | null;
  policyNumber: number | null;
  claimBy: string | null;
  note: string;
  answer: string;
  evidenceHash: string;
  lines: {
    number: number;
    description: string;
    category: CostCategory;
    amount: Money;
    approved: Money | null;
    verdict: string;
  }[];
  evidence: {
    number: number;
    kind: ProofKind;
    fileName: string;
    mime: string;
    bytes: number;
    sha256: string;
    origin: string;
    /** posts and widgets as the file tells them */
    shown: ShownProof | null;
  }[];
  decisions: DecisionView[];
  /** what the rules say about it as it stands */
  assessment: { lines: CitedLine[]; missing: ProofKind[]; claimBy: string; refused: boolean; amount: Money };
};

const ROW = {
  ...{ id: true, vendorId: true, partnerId: true, fundId: true, requestId: true, launchId: true, currency: true },
  ...{ status: true, activity: true, title: true, startsOn: true, endsOn: true, claimedMinor: true },
  ...{ approvedMinor: true, paidMinor: true, submittedAt: true, updatedAt: true },
  fund: { select: { name: true } },
  partnership: { select: { vendor: { select: { name: true } }, partner: { select: { name: true } } } },
} as const satisfies Prisma.ClaimSelect;

function toRow(row: Prisma.ClaimGetPayload<{ select: typeof ROW }>): ClaimRow {
  const { currency, fund, partnership, claimedMinor, approvedMinor, paidMinor, ...rest } = row;
  const money = (amount: bigint): Money => ({ amountMinor: fromMinor(amount), currency });
  return {
    ...rest,
    id: row.id as ClaimId,
    vendorId: row.vendorId as VendorId,
    partnerId: row.partnerId as PartnerId,
    fundId: row.fundId as FundId,
    requestId: row.requestId as FundRequestId | null,
    launchId: row.launchId as LaunchId | null,
    status: row.status as ClaimStatus,
    activity: row.activity as ActivityType,
    vendorName: partnership.vendor.name,
    partnerName: partnership.partner.name,
    fundName: fund.name,
    claimed: money(claimedMinor),
    approved: approvedMinor === null ? null : money(approvedMinor),
    paid: money(paidMinor),
  };
}

/** Claims of the scope, newest first; a vendor sees no drafts. */
export async function listClaims(ctx: Ctx, filter: MdfListInput, page: Page): Promise<Paged<ClaimRow>> {
  authorize(ctx.actor, 'mdf:read');
  const { scope } = ctx;
  const status = CLAIM_STATUSES.find((one) => one === filter.status);
  const rows = await ctx.db.claim.findMany({
    where: {
      ...(scope.side === 'partner' ? { partnerId: scope.partnerId } : { vendorId: scope.vendorId }),
      ...(status ? { status } : {}),
      ...(filter.fund ? { fundId: filter.fund } : {}),
      ...(filter.q ? { title: holding(filter.q) } : {}),
      ...(page.cursor ? { id: { lt: page.cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
    select: ROW,
  });
  return toPaged(rows, page.limit, (row) => row.id, toRow);
}

/**
 * One claim with its lines, its evidence, what the rules say and what was decided.
 *
 * @throws DomainError not_found
 */
export async function getClaim(ctx: Ctx, claimId: ClaimId): Promise<ClaimView> {
  authorize(ctx.actor, 'mdf:read');
  const row = await ctx.db.claim.findFirst({
    where: { id: claimId },
    select: {
      ...ROW,
      ...{ invoiceNumber: true, invoicedOn: true, policyNumber: true, claimBy: true, note: true, answer: true },
      evidenceHash: true,
      evidence: {
        orderBy: { number: 'asc' },
        select: {
          number: true,
          kind: true,
          fileName: true,
          mime: true,
          bytes: true,
          sha256: true,
          origin: true,
          shown: true,
        },
      },
    },
  });
  if (!row) throw notFound('claim', claimId);
  const { invoiceNumber, invoicedOn, policyNumber, claimBy, note, answer, evidenceHash, evidence, ...rest } = row;
  const record = await getClaimRecord(ctx, claimId);
  const { lines, missing, claimBy: until, refused, amountMinor } = await assessStoredClaim(ctx, record);
  const money = (minor: number): Money => ({ amountMinor: minor, currency: row.currency });
  return {
    ...toRow(rest),
    ...{ invoiceNumber, invoicedOn, policyNumber, claimBy, note, answer, evidenceHash },
    evidence: evidence.map(({ shown, ...file }) => ({
      ...file,
      kind: file.kind as ProofKind,
      shown: shown === null ? null : ShownProof.parse(shown),
    })),
    lines: record.lines.map(({ amountMinor: spent, approvedMinor, ...line }) => ({
      ...line,
      amount: money(spent),
      approved: approvedMinor === null ? null : money(approvedMinor),
    })),
    decisions: await listDecisions(ctx, claimId),
    assessment: { lines, missing, claimBy: until, refused, amount: money(amountMinor) },
  };
}
