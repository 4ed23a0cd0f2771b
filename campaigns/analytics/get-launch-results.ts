import { countReasons } from '#campaigns/delivery/delivery-queries.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { LaunchId, MailingId } from '#campaigns/kernel/ids.ts';
import { getLaunch } from '#campaigns/launches/queries.ts';
import {
  type BucketSize,
  clicksByLink,
  type LinkClicks,
  otherCounts,
  type TimelineBucket,
  timeline,
} from './launch-results.sql.ts';
import { chartSpan } from './timeline.ts';

export type LaunchResults = {
  launchId: LaunchId;
  name: string;
  vendorName: string;
  campaignName: string;
  status: string;
  /** when the first mail went out; null = nothing has gone out yet */
  startedAt: Date | null;
  counts: LaunchCounts;
  links: LinkClicks[];
  reasons: { group: 'failed' | 'skipped' | 'unknown'; reason: string; count: number }[];
  chart: { size: BucketSize; buckets: TimelineBucket[] } | null;
  /** share of delivered people who clicked, over this partner's other launches; null = too few to say what is usual */
  usualClickRate: number | null;
};

export type LaunchCounts = {
  audience: number;
  accepted: number;
  failed: number;
  skipped: number;
  unknown: number;
  cancelled: number;
  bounced: number;
  /** people (with consent to tracking) who clicked */
  clickers: number;
  /** clicks by people and of unknown class */
  clicks: number;
  namelessClicks: number;
  machineClicks: number;
  unsubscribes: number;
  /** an estimate */
  openers: number;
  lastClickAt: Date | null;
};

/** Fewer delivered mails than this say nothing about what is usual. */
const USUAL_NEEDS_PEOPLE = 50;

/**
 * What came back from one launch, for its partner: numbers, links, course, and what is usual for this partner.
 *
 * @throws DomainError not_found, also for another partner's launch
 */
export async function getLaunchResults(ctx: PartnerCtx, launchId: LaunchId): Promise<LaunchResults> {
  authorize(ctx.actor, 'results:read');
  const launch = await getLaunch(ctx, launchId);
  const head = { launchId, name: launch.name, vendorName: launch.vendorName, campaignName: launch.campaignName };
  const base = { ...head, status: launch.status, usualClickRate: await usualClickRate(ctx, launchId) };
  const { mailingId } = launch;
  const startedAt = mailingId ? await firstSentAt(ctx, mailingId) : null;
  const counts = await countsOf(ctx, launchId, mailingId);
  if (!mailingId || !startedAt) return { ...base, startedAt: null, counts, links: [], reasons: [], chart: null };
  const { lastAt } = await otherCounts(ctx, mailingId);
  const span = chartSpan(startedAt, lastAt);
  const timeZone = await timeZoneOf(ctx);
  return {
    ...base,
    startedAt,
    counts,
    links: await clicksByLink(ctx, mailingId),
    reasons: await countReasons(ctx, mailingId),
    chart: { size: span.size, buckets: await timeline(ctx, { mailingId, ...span, timeZone }) },
  };
}

async function countsOf(ctx: PartnerCtx, launchId: LaunchId, mailingId: MailingId | null): Promise<LaunchCounts> {
  const { partnerId } = ctx.scope;
  const totals = await ctx.db.launchTotals.findFirst({
    where: { partnerId, launchId },
    select: {
      ...{ audience: true, accepted: true, failed: true, skipped: true, unknown: true, cancelled: true },
      ...{ clicks: true, machineClicks: true, clickers: true, unsubscribes: true },
    },
  });
  const none = { audience: 0, accepted: 0, failed: 0, skipped: 0, unknown: 0, cancelled: 0 };
  const other = mailingId ? await otherCounts(ctx, mailingId) : null;
  return {
    ...(totals ?? { ...none, clicks: 0, machineClicks: 0, clickers: 0, unsubscribes: 0 }),
    bounced: other?.bounced ?? 0,
    namelessClicks: other?.namelessClicks ?? 0,
    openers: other?.openers ?? 0,
    lastClickAt: other?.lastClickAt ?? null,
  };
}

async function firstSentAt(ctx: PartnerCtx, mailingId: MailingId): Promise<Date | null> {
  const mailing = await ctx.db.mailing.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: mailingId } },
    select: { startedAt: true },
  });
  return mailing?.startedAt ?? null;
}

async function timeZoneOf(ctx: PartnerCtx): Promise<string> {
  const partner = await ctx.db.partner.findUnique({ where: { id: ctx.scope.partnerId }, select: { timeZone: true } });
  return partner?.timeZone ?? 'UTC';
}

async function usualClickRate(ctx: PartnerCtx, except: LaunchId): Promise<number | null> {
  const { _sum: sum } = await ctx.db.launchTotals.aggregate({
    where: { partnerId: ctx.scope.partnerId, launchId: { not: except } },
    _sum: { accepted: true, clickers: true },
  });
  const accepted = sum.accepted ?? 0;
  return accepted < USUAL_NEEDS_PEOPLE ? null : (sum.clickers ?? 0) / accepted;
}
