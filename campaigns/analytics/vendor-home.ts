import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { CampaignId } from '#campaigns/kernel/ids.ts';
import { toLocalDate } from '#campaigns/kernel/time.ts';
import { countToDecide } from '#campaigns/mdf/fund-queries.ts';
import { type ChannelCounts, countChannels } from './channels.sql.ts';
import { type NudgeRow, selectNudges } from './nudges.sql.ts';
import { countPartners, countWeek, type WeekCounts } from './vendor-counts.sql.ts';
import { getVendorMoney, type VendorMoney } from './vendor-money.ts';
import { listWeeks, type WeekRow } from './weeks.ts';

const WEEK_MS = 7 * 86_400_000;
/** Partners on the first screen; the sum says how many there are. */
const NUDGES = 6;

export type VendorHome = {
  /** of the last seven days; people only where at least 8 stand behind a launch */
  week: WeekCounts;
  /** posts of the last seven days, what runs now */
  channels: ChannelCounts;
  weeks: WeekRow[];
  partners: { active: number; launchedLately: number; invited: number };
  nudges: { rows: Omit<NudgeRow, 'total'>[]; total: number };
  money: VendorMoney;
  waiting: { drafts: { id: CampaignId; name: string; updatedAt: Date }[]; requests: number; claims: number } & {
    /** leads that no partner took, deals to decide */
    leads: number;
    deals: number;
  };
  published: number;
};

/** What a vendor's first screen answers: what waits for me, what went out, what came back, who needs a nudge, what it pays. */
export async function getVendorHome(ctx: VendorCtx): Promise<VendorHome> {
  const { vendorId } = ctx.scope;
  const now = ctx.clock.now();
  const { timeZone } = await ctx.db.vendor.findUniqueOrThrow({ where: { id: vendorId }, select: { timeZone: true } });
  const nudges = await selectNudges(ctx, { today: toLocalDate(now, timeZone), limit: NUDGES });
  const drafts = await ctx.db.campaign.findMany({
    where: { vendorId, status: 'draft', archivedAt: null },
    orderBy: { updatedAt: 'desc' },
    take: 3,
    select: { id: true, name: true, updatedAt: true },
  });
  return {
    week: await countWeek(ctx, new Date(now.getTime() - WEEK_MS)),
    channels: await countChannels(ctx, new Date(now.getTime() - WEEK_MS)),
    weeks: await listWeeks(ctx, timeZone),
    partners: await countPartners(ctx),
    nudges: { rows: nudges.map(({ total: _, ...row }) => row), total: nudges[0]?.total ?? 0 },
    money: await getVendorMoney(ctx),
    waiting: {
      drafts: drafts.map((draft) => ({ ...draft, id: draft.id as CampaignId })),
      ...(await countToDecide(ctx)),
      leads: await ctx.db.lead.count({ where: { vendorId, origin: 'vendor', status: 'unassigned' } }),
      deals: await ctx.db.deal.count({ where: { vendorId, status: 'registered' } }),
    },
    published: await ctx.db.campaign.count({ where: { vendorId, status: 'published', archivedAt: null } }),
  };
}
