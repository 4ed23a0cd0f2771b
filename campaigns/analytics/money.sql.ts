import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { FundId } from '#campaigns/kernel/ids.ts';

export type FundMoneyRow = {
  id: FundId;
  name: string;
  currency: string;
  status: string;
  budget: bigint;
  pool: bigint;
  available: bigint;
  reserved: bigint;
  payable: bigint;
  paid: bigint;
};

/** Where the money of each fund is, in minor units; newest fund first. One fold of the accounts' balances. */
export function selectFundMoney(ctx: VendorCtx): Promise<FundMoneyRow[]> {
  return ctx.db.$queryRaw<FundMoneyRow[]>`
    SELECT f."id", f."name", f."currency", f."status",
      -coalesce(sum(a."balanceMinor") FILTER (WHERE a."kind" = 'budget'), 0)::bigint AS "budget",
      coalesce(sum(a."balanceMinor") FILTER (WHERE a."kind" = 'pool'), 0)::bigint AS "pool",
      coalesce(sum(a."balanceMinor") FILTER (WHERE a."kind" = 'available'), 0)::bigint AS "available",
      coalesce(sum(a."balanceMinor") FILTER (WHERE a."kind" = 'reserved'), 0)::bigint AS "reserved",
      coalesce(sum(a."balanceMinor") FILTER (WHERE a."kind" = 'payable'), 0)::bigint AS "payable",
      coalesce(sum(a."balanceMinor") FILTER (WHERE a."kind" IN ('paid', 'receivable')), 0)::bigint AS "paid"
    FROM "Fund" f LEFT JOIN "LedgerAccount" a ON a."vendorId" = f."vendorId" AND a."fundId" = f."id"
    WHERE f."vendorId" = ${ctx.scope.vendorId} AND f."status" <> 'draft'
    GROUP BY f."vendorId", f."id" ORDER BY f."status" = 'open' DESC, f."id" DESC`;
}
