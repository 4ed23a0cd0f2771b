import { authorize } from '#campaigns/kernel/authorize.ts';
import type { Ctx, PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { ClaimId, PaymentRunId } from '#campaigns/kernel/ids.ts';
import { fromMinor, type Money } from '#campaigns/kernel/money.ts';
import { CLAIMS_TO_PAY } from '../claim-status.ts';
import { toPaymentFile } from './payment-file.ts';

export type PaymentRunRow = {
  id: PaymentRunId;
  status: 'prepared' | 'paid' | 'cancelled';
  total: Money;
  payments: number;
  executeOn: string;
  debtorName: string;
  debtorIban: string;
  debtorBic: string;
  createdBy: string;
  createdAt: Date;
  settledAt: Date | null;
};

const RUN = {
  ...{ id: true, status: true, currency: true, totalMinor: true, payments: true, executeOn: true, debtorName: true },
  ...{ debtorIban: true, debtorBic: true, createdBy: true, createdAt: true, settledAt: true },
} as const;

/** The vendor's payment files, newest first. */
export async function listPaymentRuns(ctx: VendorCtx): Promise<PaymentRunRow[]> {
  authorize(ctx.actor, 'mdf:read');
  const rows = await ctx.db.paymentRun.findMany({ orderBy: { id: 'desc' }, take: 200, select: RUN });
  return rows.map(({ id, status, currency, totalMinor, ...row }) => ({
    ...row,
    id: id as PaymentRunId,
    status: status as PaymentRunRow['status'],
    total: { amountMinor: fromMinor(totalMinor), currency },
  }));
}

/** What is approved and waits for a payment, by currency. */
export async function listToPay(ctx: VendorCtx): Promise<{ currency: string; claims: number; total: Money }[]> {
  authorize(ctx.actor, 'mdf:read');
  const groups = await ctx.db.claim.groupBy({
    by: ['currency'],
    where: { vendorId: ctx.scope.vendorId, status: { in: [...CLAIMS_TO_PAY] } },
    _count: true,
    _sum: { approvedMinor: true, paidMinor: true },
    orderBy: { currency: 'asc' },
  });
  return groups.map(({ currency, _count, _sum }) => {
    const amountMinor = fromMinor((_sum.approvedMinor ?? 0n) - (_sum.paidMinor ?? 0n));
    return { currency, claims: _count, total: { amountMinor, currency } };
  });
}

export type SettlementRow = {
  claimId: ClaimId;
  title: string;
  partnerName: string;
  part: number;
  amount: Money;
  holder: string;
  iban: string;
  bic: string;
  status: string;
  paidOn: string | null;
  reference: string;
};

/** Payments of one file, or of one claim. */
export async function listSettlements(
  ctx: Ctx,
  of: { runId: PaymentRunId } | { claimId: ClaimId },
): Promise<SettlementRow[]> {
  authorize(ctx.actor, 'mdf:read');
  const rows = await ctx.db.settlement.findMany({
    where: of,
    orderBy: [{ claimId: 'asc' }, { part: 'asc' }],
    select: {
      ...{ claimId: true, part: true, amountMinor: true, currency: true, holder: true, iban: true, bic: true },
      ...{ status: true, paidOn: true, reference: true },
      claim: { select: { title: true, partnership: { select: { partner: { select: { name: true } } } } } },
    },
  });
  return rows.map(({ claim, amountMinor, currency, ...row }) => ({
    ...row,
    claimId: row.claimId as ClaimId,
    title: claim.title,
    partnerName: claim.partnership.partner.name,
    amount: { amountMinor: fromMinor(amountMinor), currency },
  }));
}

/**
 * One file with its payments, and the file itself.
 *
 * @throws DomainError not_found
 */
export async function getPaymentRun(
  ctx: VendorCtx,
  runId: PaymentRunId,
): Promise<{ run: PaymentRunRow; payments: SettlementRow[]; xml: string }> {
  const run = (await listPaymentRuns(ctx)).find(({ id }) => id === runId);
  if (!run) throw notFound('payment run', runId);
  const payments = await listSettlements(ctx, { runId });
  const { createdAt, executeOn, total, debtorName, debtorIban, debtorBic } = run;
  const xml = toPaymentFile({
    ...{ runId, createdAt, executeOn, currency: total.currency },
    debtor: { name: debtorName, iban: debtorIban, bic: debtorBic },
    payments: payments.map(({ reference, amount, holder, iban, bic, title }) => ({
      ...{ reference, amountMinor: amount.amountMinor, holder, iban, bic, about: `Marketing fund ${title}` },
    })),
  });
  return { run, payments, xml };
}

export type Payee = { holder: string; iban: string; bic: string; updatedAt: Date };

/** Where the partner's vendors pay to; null while it has not said. */
export async function findPayee(ctx: PartnerCtx): Promise<Payee | null> {
  authorize(ctx.actor, 'mdf:read');
  return ctx.db.payeeAccount.findUnique({
    where: { partnerId: ctx.scope.partnerId },
    select: { holder: true, iban: true, bic: true, updatedAt: true },
  });
}
