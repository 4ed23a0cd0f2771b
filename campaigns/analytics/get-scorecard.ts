import { can } from '#campaigns/kernel/authorize.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { Money } from '#campaigns/kernel/money.ts';
import { listShares } from '#campaigns/mdf/fund-queries.ts';
import { type ChannelCounts, listOwnChannels, NO_CHANNELS, sumChannels } from './channels.sql.ts';
import { type ScorecardRow, selectScorecard } from './scorecard.sql.ts';
import { listWeeks, type WeekRow } from './weeks.ts';

export type VendorScore = ScorecardRow & {
  /** money to ask for now, one amount a currency */
  available: Money[];
  paid: Money[];
  channels: ChannelCounts;
};
const YEAR_MS = 365 * 86_400_000;

export type Scorecard = { vendors: VendorScore[]; channels: ChannelCounts; weeks: WeekRow[] };

/** A partner's own figures of a year by vendor, its course of eight weeks, and the way to each next tier. */
export async function getScorecard(ctx: PartnerCtx): Promise<Scorecard> {
  const { timeZone } = await ctx.db.partner.findUniqueOrThrow({
    where: { id: ctx.scope.partnerId },
    select: { timeZone: true },
  });
  const shares = can(ctx.actor, 'mdf:read') ? await listShares(ctx) : [];
  const rows = await selectScorecard(ctx);
  const channels = await listOwnChannels(ctx, new Date(ctx.clock.now().getTime() - YEAR_MS));
  return {
    vendors: rows.map((row) => {
      const own = shares.filter(({ vendorId }) => vendorId === row.vendorId);
      const open = own.filter(({ status }) => status === 'open');
      return {
        ...row,
        available: sum(open.map((share) => share.available)),
        paid: sum(own.map((share) => share.paid)),
        channels: channels.find(({ vendorId }) => vendorId === row.vendorId) ?? NO_CHANNELS,
      };
    }),
    channels: sumChannels(channels),
    weeks: await listWeeks(ctx, timeZone),
  };
}

/** Adds amounts of the same currency. */
function sum(amounts: readonly Money[]): Money[] {
  const totals = new Map<string, number>();
  for (const { amountMinor, currency } of amounts) totals.set(currency, (totals.get(currency) ?? 0) + amountMinor);
  return [...totals].map(([currency, amountMinor]) => ({ amountMinor, currency }));
}
