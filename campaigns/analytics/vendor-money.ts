import { can } from '#campaigns/kernel/authorize.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { FundId } from '#campaigns/kernel/ids.ts';
import { fromMinor, type Money } from '#campaigns/kernel/money.ts';
import { listRopi } from '#campaigns/mdf/settlement/ropi.ts';
import { selectFundMoney } from './money.sql.ts';

export type FundMoney = {
  fundId: FundId;
  name: string;
  open: boolean;
  /** set aside; of it with partners; of that promised or approved or paid; of that paid */
  budget: Money;
  allocated: Money;
  used: Money;
  paid: Money;
  /** revenue of won deals, split over activities in equal parts */
  revenue: Money;
  /** revenue per unit of what was approved; null while nothing was */
  ropi: number | null;
};

export type VendorMoney = {
  funds: FundMoney[];
  /** the sums of all funds, one line a currency: currencies are never added */
  totals: Omit<FundMoney, 'fundId' | 'name' | 'open'>[];
};

/** Money allocated, used and returned, by fund and in sum; attribution is linear, as on the page of returns. */
export async function getVendorMoney(ctx: VendorCtx): Promise<VendorMoney> {
  if (!can(ctx.actor, 'mdf:read')) return { funds: [], totals: [] };
  const rows = await selectFundMoney(ctx);
  if (rows.length === 0) return { funds: [], totals: [] };
  const returns = new Map((await listRopi(ctx, { by: 'fund', model: 'linear' })).map((row) => [row.key, row]));
  const funds = rows.map(({ id, name, currency, status, ...row }) => {
    const money = (minor: bigint): Money => ({ amountMinor: fromMinor(minor), currency });
    const used = row.reserved + row.payable + row.paid;
    const back = returns.get(id);
    return {
      ...{
        fundId: id,
        name,
        open: status === 'open',
        budget: money(row.budget),
        allocated: money(used + row.available),
      },
      ...{ used: money(used), paid: money(row.paid), revenue: back?.revenue ?? money(0n), ropi: back?.ropi ?? null },
      cost: back?.cost ?? money(0n),
    };
  });
  return { funds: funds.map(({ cost: _, ...fund }) => fund), totals: totalsOf(funds) };
}

function totalsOf(funds: readonly (FundMoney & { cost: Money })[]): VendorMoney['totals'] {
  const currencies = [...new Set(funds.map(({ budget }) => budget.currency))];
  return currencies.map((currency) => {
    const of = funds.filter(({ budget }) => budget.currency === currency);
    const sum = (pick: (fund: (typeof of)[number]) => Money): Money => ({
      amountMinor: of.reduce((total, fund) => total + pick(fund).amountMinor, 0),
      currency,
    });
    const [cost, revenue] = [sum((fund) => fund.cost), sum((fund) => fund.revenue)];
    return {
      ...{ budget: sum((fund) => fund.budget), allocated: sum((fund) => fund.allocated) },
      ...{ used: sum((fund) => fund.used), paid: sum((fund) => fund.paid), revenue },
      ropi: cost.amountMinor === 0 ? null : revenue.amountMinor / cost.amountMinor,
    };
  });
}
