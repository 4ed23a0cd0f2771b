import { z } from 'zod';

// What the JSON API answers about results. Instants are ISO 8601 in UTC.

const Instant = z.iso.datetime();
const Count = z.number().int();

export const LaunchResultsOut = z
  .object({
    launchId: z.string(),
    name: z.string(),
    vendorName: z.string(),
    campaignName: z.string(),
    status: z.string(),
    startedAt: Instant.nullable(),
    counts: z.object({
      audience: Count,
      accepted: Count,
      failed: Count,
      skipped: Count,
      unknown: Count,
      cancelled: Count,
      bounced: Count,
      /** people, with consent to tracking, who clicked */
      clickers: Count,
      /** clicks without those of machines */
      clicks: Count,
      namelessClicks: Count,
      machineClicks: Count,
      unsubscribes: Count,
      /** an estimate: mail programs load pictures by themselves */
      openers: Count,
      lastClickAt: Instant.nullable(),
    }),
    links: z.array(
      z.object({
        number: Count,
        label: z.string(),
        url: z.string(),
        people: Count,
        clicks: Count,
        machineClicks: Count,
      }),
    ),
    reasons: z.array(z.object({ group: z.enum(['failed', 'skipped', 'unknown']), reason: z.string(), count: Count })),
    chart: z
      .object({
        size: z.enum(['hour', 'day', 'week']),
        buckets: z.array(z.object({ start: Instant, clicks: Count, unsubscribes: Count })),
      })
      .nullable(),
  })
  .meta({ id: 'LaunchResults' });

export const LaunchPeopleOut = z.object({
  items: z.array(
    z
      .object({
        deliveryId: z.string(),
        /** null: erased since */
        contactId: z.string().nullable(),
        name: z.string(),
        email: z.string(),
        state: z.string(),
        reason: z.string().nullable(),
        /** without it nothing the person does is recorded */
        trackingConsent: z.boolean(),
        clicks: Count,
        links: z.array(z.string()),
        opened: z.boolean(),
        unsubscribedAt: Instant.nullable(),
        bounced: z.boolean(),
        lastAt: Instant.nullable(),
      })
      .meta({ id: 'LaunchPerson' }),
  ),
  nextCursor: z.string().nullable(),
});

const VendorCounts = z.object({ accepted: Count, clickers: Count, clicks: Count, unsubscribes: Count });

export const CampaignResultsOut = z
  .object({
    campaignId: z.string(),
    name: z.string(),
    status: z.string(),
    counts: VendorCounts,
    launches: Count,
    /** launches with fewer than 8 people behind them: in none of the sums */
    hiddenLaunches: Count,
    partners: z.array(
      z.object({
        partnerId: z.string(),
        partnerName: z.string(),
        tierName: z.string().nullable(),
        launches: Count,
        lastLaunchAt: Instant.nullable(),
        counts: VendorCounts.nullable(),
      }),
    ),
  })
  .meta({ id: 'CampaignResults' });
