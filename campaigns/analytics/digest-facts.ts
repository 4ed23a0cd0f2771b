import type { PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import { listOwnChannels, sumChannels } from './channels.sql.ts';
import { getScorecard } from './get-scorecard.ts';
import type { DigestFacts } from './mails/digest-mail.ts';
import { countOwnClaims } from './own-claims.sql.ts';
import { countOwnWeek } from './partner-counts.sql.ts';
import { getVendorHome } from './vendor-home.ts';

const WEEK_MS = 7 * 86_400_000;

/** A vendor's last seven days; null when there is nothing to say. */
export async function vendorDigest(ctx: VendorCtx): Promise<DigestFacts | null> {
  const { name, locale } = await ctx.db.vendor.findUniqueOrThrow({
    where: { id: ctx.scope.vendorId },
    select: { name: true, locale: true },
  });
  const { week, channels, nudges, money, waiting } = await getVendorHome(ctx);
  const facts: DigestFacts = {
    ...{ side: 'vendor', name, locale, week, channels },
    waiting: {
      ...{ leads: waiting.leads, claims: waiting.claims, requests: waiting.requests, dealsToDecide: waiting.deals },
      campaigns: 0,
    },
    nudges: nudges.rows.map((row) => row.name),
    money: money.totals.map(({ used, budget, revenue }) => ({ used, budget, revenue })),
    vendors: [],
  };
  return isQuiet(facts) ? null : facts;
}

/** A partner's last seven days over all its vendors; null when there is nothing to say. */
export async function partnerDigest(ctx: PartnerCtx): Promise<DigestFacts | null> {
  const { name, locale } = await ctx.db.partner.findUniqueOrThrow({
    where: { id: ctx.scope.partnerId },
    select: { name: true, locale: true },
  });
  const { vendors } = await getScorecard(ctx);
  const since = new Date(ctx.clock.now().getTime() - WEEK_MS);
  const facts: DigestFacts = {
    ...{ side: 'partner', name, locale, nudges: [], money: [] },
    week: await countOwnWeek(ctx, since),
    channels: sumChannels(await listOwnChannels(ctx, since)),
    waiting: {
      ...{ leads: vendors.reduce((sum, vendor) => sum + vendor.openLeads, 0), claims: await countOwnClaims(ctx) },
      ...{ requests: 0, dealsToDecide: 0, campaigns: 0 },
    },
    vendors: vendors.map(({ vendorName, nextTier, goalLaunches, goalDeals, launches, won, available }) => ({
      ...{ name: vendorName, available: available.filter(({ amountMinor }) => amountMinor > 0) },
      nextTier: nextTier && goalLaunches + goalDeals > 0 ? nextTier : null,
      launchesToGo: Math.max(0, goalLaunches - launches),
      dealsToGo: Math.max(0, goalDeals - won),
    })),
  };
  return isQuiet(facts) ? null : facts;
}

/** Money that lies there every week is no news. */
function isQuiet({ week, channels, waiting, nudges }: DigestFacts): boolean {
  const counts = [
    week.launches,
    week.sent,
    week.clicks,
    week.leads,
    week.registered,
    week.won,
    channels.posts,
    ...Object.values(waiting),
  ];
  return nudges.length === 0 && counts.every((count) => count === 0);
}
