import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { newId, type PaymentRunId } from '#campaigns/kernel/ids.ts';
import { fromMinor } from '#campaigns/kernel/money.ts';
import { CLAIMS_TO_PAY } from '../claim-status.ts';
import { requireAccount } from './check-account.ts';
import { lockPayments } from './lock-payments.sql.ts';
import type { CreatePaymentRunInput } from './schema.ts';

// One file; banks take 10,000 and more, people look through fewer.
const MAX_PAYMENTS = 1_000;

export type PreparedRun = {
  runId: PaymentRunId;
  payments: number;
  totalMinor: number;
  /** partners who have not said where to pay */
  without: string[];
};

/**
 * Puts everything that is approved in a currency into one payment file. A claim is in one run at a time; what is to be
 * paid, and to which account, is frozen here. The ledger moves when the run is confirmed.
 *
 * @throws DomainError forbidden · invalid (the account) · conflict (nothing to pay)
 */
export async function createPaymentRun(caller: VendorCaller, input: CreatePaymentRunInput): Promise<PreparedRun> {
  authorize(caller.actor, 'payment:run');
  requireAccount({ iban: input.debtorIban, bic: input.debtorBic }, { iban: 'debtorIban', bic: 'debtorBic' });
  return inTransaction(caller, async (ctx) => {
    await lockPayments(ctx);
    const { vendorId } = ctx.scope;
    const { payable, without } = await findPayable(ctx, input.currency);
    if (payable.length === 0) throw nothingToPay(input.currency, without);
    const runId = newId('paymentRun');
    const totalMinor = payable.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const head = { ...input, totalMinor, payments: payable.length };
    await ctx.db.paymentRun.createMany({
      data: { ...head, vendorId, id: runId, createdBy: actorName(ctx.actor), createdAt: ctx.clock.now() },
    });
    await ctx.db.settlement.createMany({
      data: payable.map(({ claimId, part, ...payment }) => ({
        ...payment,
        ...{ vendorId, claimId, part, runId, currency: input.currency, reference: `${claimId}-${part}` },
        createdAt: ctx.clock.now(),
      })),
    });
    const { count } = await ctx.db.claim.updateMany({
      where: { vendorId, id: { in: payable.map(({ claimId }) => claimId) }, status: { in: [...CLAIMS_TO_PAY] } },
      data: { status: 'payment_scheduled' },
    });
    if (count !== payable.length) throw changedMeanwhile();
    const after = { totalMinor, currency: input.currency, payments: payable.length };
    await audit(ctx, { action: 'payment_run.created', objectType: 'payment_run', objectId: runId, after });
    return { runId, payments: payable.length, totalMinor, without };
  });
}

async function findPayable(ctx: VendorCtx, currency: string) {
  const { vendorId } = ctx.scope;
  const claims = await ctx.db.claim.findMany({
    where: { vendorId, currency, status: { in: [...CLAIMS_TO_PAY] } },
    orderBy: { id: 'asc' },
    take: MAX_PAYMENTS,
    select: {
      ...{ id: true, partnerId: true, approvedMinor: true, paidMinor: true },
      partnership: { select: { partner: { select: { name: true } } } },
      settlements: { select: { part: true }, orderBy: { part: 'desc' }, take: 1 },
    },
  });
  const payees = await ctx.db.payeeAccount.findMany({
    where: { partnerId: { in: [...new Set(claims.map(({ partnerId }) => partnerId))] } },
    select: { partnerId: true, holder: true, iban: true, bic: true },
  });
  const payable = claims.flatMap(({ id, partnerId, approvedMinor, paidMinor, settlements }) => {
    const payee = payees.find((one) => one.partnerId === partnerId);
    const amountMinor = fromMinor((approvedMinor ?? 0n) - paidMinor);
    if (!payee || amountMinor <= 0) return [];
    const { holder, iban, bic } = payee;
    return [{ claimId: id, partnerId, amountMinor, holder, iban, bic, part: (settlements[0]?.part ?? 0) + 1 }];
  });
  const unknown = claims.filter(({ partnerId }) => !payees.some((one) => one.partnerId === partnerId));
  return { payable, without: [...new Set(unknown.map(({ partnership }) => partnership.partner.name))] };
}

function nothingToPay(currency: string, without: readonly string[]): DomainError {
  const show =
    without.length > 0
      ? `Nothing can be paid in ${currency}: ${without.join(', ')} did not say where to.`
      : `Nothing is to be paid in ${currency}.`;
  return new DomainError('conflict', `nothing to pay in ${currency}`, { show });
}

function changedMeanwhile(): DomainError {
  return new DomainError('conflict', 'a claim has moved while a run was made', {
    show: 'A claim has been changed meanwhile, so no file was made. Try again.',
  });
}
