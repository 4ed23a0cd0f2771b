import { z } from 'zod';
import { LaunchIdInput, LaunchListInput, PreviewLaunchInput, ZoneValues } from './schema.ts';

// What the JSON API answers about launches. Instants are ISO 8601 in UTC.

const Instant = z.iso.datetime();
const Status = z.enum(['draft', 'scheduled', 'sending', 'paused', 'done', 'cancelled']);

export const LaunchOut = z
  .object({
    id: z.string(),
    vendorId: z.string(),
    vendorName: z.string(),
    partnerId: z.string(),
    campaignId: z.string(),
    campaignName: z.string(),
    name: z.string(),
    status: Status,
    startsAt: Instant.nullable(),
    updatedAt: Instant,
  })
  .meta({ id: 'Launch' });

export const LaunchDetailOut = LaunchOut.extend({
  tacticId: z.string(),
  zones: ZoneValues,
  audienceId: z.string().nullable(),
  startsLocal: z.string().nullable(),
  timeZone: z.string().nullable(),
  /** name it in a save, so that nobody's change is written over */
  revision: z.number().int(),
}).meta({ id: 'LaunchDetail' });

export const LaunchListOut = z.object({
  items: z.array(
    LaunchOut.extend({
      totals: z
        .object({
          audience: z.number().int(),
          accepted: z.number().int(),
          clicks: z.number().int(),
          clickers: z.number().int(),
          unsubscribes: z.number().int(),
        })
        .nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const LaunchListQuery = LaunchListInput.extend({ limit: z.coerce.number().int().min(1).max(200).default(50) });

const Check = z.object({
  key: z.string(),
  level: z.enum(['blocker', 'warning', 'ok']),
  card: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const LaunchReviewOut = z
  .object({
    revision: z.number().int(),
    checks: z.array(Check),
    subject: z.string(),
    sender: z.object({ address: z.string(), displayName: z.string(), replyTo: z.string() }),
    count: z
      .object({
        total: z.number().int(),
        reachable: z.number().int(),
        heldBack: z.partialRecord(
          z.enum(['suppressed', 'vendor_opt_out', 'no_consent', 'unsendable', 'cap']),
          z.number().int(),
        ),
      })
      .nullable(),
    plan: z.object({ when: z.enum(['now', 'later']), startsAt: Instant.optional(), timeZone: z.string().optional() }),
  })
  .meta({ id: 'LaunchReview' });

export const ScheduledLaunchOut = z.object({
  mailingId: z.string(),
  startsAt: Instant,
  confirmedCount: z.number().int(),
});

export const LaunchProgressOut = z
  .object({
    status: Status,
    pause: z.object({ reason: z.string(), detail: z.string() }).nullable(),
    startsAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    confirmed: z.number().int().nullable(),
    audience: z.number().int(),
    accepted: z.number().int(),
    failed: z.number().int(),
    skipped: z.number().int(),
    unknown: z.number().int(),
    cancelled: z.number().int(),
    underWay: z.number().int(),
  })
  .meta({ id: 'LaunchProgress' });

export const DeliveryListOut = z.object({
  items: z.array(
    z
      .object({
        id: z.string(),
        contactId: z.string().nullable(),
        email: z.string(),
        name: z.string(),
        state: z.string(),
        reason: z.string().nullable(),
        attempt: z.number().int(),
        settledAt: Instant.nullable(),
      })
      .meta({ id: 'Delivery' }),
  ),
  nextCursor: z.string().nullable(),
});

export const AddLaunchImageInput = LaunchIdInput.extend({ fileName: z.string().max(200).default('picture') });

export const PreviewLaunchBody = PreviewLaunchInput.pick({ launchId: true, contactId: true });

export const LaunchPreviewOut = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
});

export const Nothing = z.object({});
