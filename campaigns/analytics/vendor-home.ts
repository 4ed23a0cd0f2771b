import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { CampaignId, PartnerId } from '#campaigns/kernel/ids.ts';

const WEEK_DAYS = 7;
/** A partner that launched nothing for this long gets a nudge. */
const QUIET_DAYS = 30;
const DAY_MS = 86_400_000;

export type VendorHome = {
  /** of the last seven days; people only where at least 8 stand behind a launch */
  week: { launches: number; sent: number; clicks: number; unsubscribes: number };
  partners: { active: number; launchedLately: number; invited: number };
  /** active partners without a launch for 30 days, those quiet longest first */
  quiet: { partnerId: PartnerId; name: string; lastLaunchAt: Date | null }[];
  drafts: { id: CampaignId; name: string; updatedAt: Date }[];
  published: number;
};

/** What a vendor's first screen answers: what went out, what came back, who needs a nudge, what waits for me. */
export async function getVendorHome(ctx: VendorCtx): Promise<VendorHome> {
  const { vendorId } = ctx.scope;
  const now = ctx.clock.now().getTime();
  const weekAgo = new Date(now - WEEK_DAYS * DAY_MS);
  const launches = await ctx.db.launch.count({
    where: { vendorId, startsAt: { gte: weekAgo }, NOT: { status: 'draft' } },
  });
  const totals = await ctx.db.launchTotals.aggregate({
    where: { vendorId, launch: { startsAt: { gte: weekAgo } } },
    _sum: { accepted: true, clicks: true, unsubscribes: true },
  });
  const invited = await ctx.db.invitation.count({
    where: { vendorId, side: 'partner', acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date(now) } },
  });
  const drafts = await ctx.db.campaign.findMany({
    where: { vendorId, status: 'draft', archivedAt: null },
    orderBy: { updatedAt: 'desc' },
    take: 3,
    select: { id: true, name: true, updatedAt: true },
  });
  const published = await ctx.db.campaign.count({ where: { vendorId, status: 'published', archivedAt: null } });
  const partners = await listLastLaunches(ctx);
  const quietSince = now - QUIET_DAYS * DAY_MS;
  const quiet = partners.filter(({ lastLaunchAt }) => !lastLaunchAt || lastLaunchAt.getTime() < quietSince);
  return {
    week: {
      launches,
      sent: totals._sum.accepted ?? 0,
      clicks: totals._sum.clicks ?? 0,
      unsubscribes: totals._sum.unsubscribes ?? 0,
    },
    partners: { active: partners.length, launchedLately: partners.length - quiet.length, invited },
    quiet: quiet.slice(0, 5),
    drafts: drafts.map((draft) => ({ ...draft, id: draft.id as CampaignId })),
    published,
  };
}

async function listLastLaunches(ctx: VendorCtx): Promise<VendorHome['quiet']> {
  const { vendorId } = ctx.scope;
  const partnerships = await ctx.db.partnership.findMany({
    where: { vendorId, status: 'active' },
    select: { partnerId: true, partner: { select: { name: true } } },
  });
  const last = await ctx.db.launch.groupBy({
    by: ['partnerId'],
    where: { vendorId, NOT: { status: 'draft' } },
    _max: { startsAt: true },
  });
  const lastBy = new Map(last.map((row) => [row.partnerId, row._max.startsAt]));
  return partnerships
    .map(({ partnerId, partner }) => ({
      partnerId: partnerId as PartnerId,
      name: partner.name,
      lastLaunchAt: lastBy.get(partnerId) ?? null,
    }))
    .sort((a, b) => (a.lastLaunchAt?.getTime() ?? 0) - (b.lastLaunchAt?.getTime() ?? 0));
}
