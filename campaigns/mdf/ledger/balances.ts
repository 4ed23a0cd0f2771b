import type { Ctx } from '#campaigns/kernel/context.ts';
import type { FundId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { fromMinor } from '#campaigns/kernel/money.ts';
import type { FundAccount, PartnerAccount } from './accounts.ts';
import { readBalances, replayBalances } from './post.sql.ts';

/** Minor units by account; what has no entry yet is 0. A partner sees its own, a vendor the whole fund or one partner's. */
export type Balances = Record<FundAccount | PartnerAccount, number> & {
  /** all that was given to partners and not taken back */
  allocated: number;
};

type Of = { vendorId: VendorId; fundId: FundId; partnerId?: PartnerId | undefined };

/** What stands in the accounts now. */
export async function getBalances(ctx: Ctx, of: Of): Promise<Balances> {
  return toBalances(await readBalances(ctx, of));
}

/** What stood in the accounts at an instant, added up from the ledger's entries. */
export async function getBalancesAt(ctx: Ctx, of: Of & { until: Date }): Promise<Balances> {
  return toBalances(await replayBalances(ctx, of));
}

function toBalances(rows: { kind: string; balanceMinor: bigint }[]): Balances {
  const of = (kind: FundAccount | PartnerAccount) =>
    fromMinor(rows.find((row) => row.kind === kind)?.balanceMinor ?? 0n);
  const [available, reserved, payable, paid, receivable] = [
    of('available'),
    of('reserved'),
    of('payable'),
    of('paid'),
    of('receivable'),
  ];
  const allocated = available + reserved + payable + paid + receivable;
  return {
    ...{ budget: of('budget'), pool: of('pool'), expired: of('expired') },
    ...{ available, reserved, payable, paid, receivable, allocated },
  };
}
