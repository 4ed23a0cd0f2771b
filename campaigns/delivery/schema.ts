import { z } from 'zod';
import {
  ActivationId,
  AudienceId,
  BrandKitVersionId,
  LaunchId,
  MailingId,
  TacticId,
  TemplateVersionId,
  VendorId,
} from '#campaigns/kernel/ids.ts';
import { IanaZone, LocalTime } from '#campaigns/kernel/time.ts';

export const TrackingMode = z.enum(['consent', 'none']);
export type TrackingMode = z.infer<typeof TrackingMode>;

/** Who stands behind a mail; the postal address is in the locked footer and here for the record. */
export const MailFooter = z.object({ organization: z.string().min(1), postalAddress: z.string().min(1) });
export type MailFooter = z.infer<typeof MailFooter>;

/** A mail's finished sources: brand, zones and footer are in, only people's fields are open. */
export const MailContent = z.object({
  /** Handlebars source, one line; may name contact fields */
  subject: z.string().trim().min(1).max(1000),
  preheader: z.string().max(1000).default(''),
  html: z.string().min(1),
  text: z.string().min(1),
  links: z.array(z.object({ number: z.number().int().min(1), url: z.string(), label: z.string() })),
});
export type MailContent = z.infer<typeof MailContent>;

export const MailFrom = z.object({ address: z.string(), name: z.string(), replyTo: z.string() });
export type MailFrom = z.infer<typeof MailFrom>;

export const CreateMailingInput = MailContent.extend({
  /** about whose products: opt-outs may name it */
  vendorId: VendorId,
  sourceKind: z.enum(['launch', 'journey']),
  sourceId: z.union([LaunchId, ActivationId]),
  tacticId: TacticId.nullable().default(null),
  /** null: people are added one by one, as they come (add-deliveries.ts) */
  audienceId: AudienceId.nullable(),
  startsAt: z.date(),
  /** the wall-clock plan behind `startsAt`; null = at once */
  startsLocal: LocalTime.nullable().default(null),
  timeZone: IanaZone,
  from: MailFrom,
  trackingMode: TrackingMode.default('consent'),
  locale: z.string().default('en'),
  footer: MailFooter,
  brandKitVersionId: BrandKitVersionId.nullable().default(null),
  templateVersionId: TemplateVersionId.nullable().default(null),
  /** how many people the partner confirmed */
  confirmedCount: z.number().int().min(0).nullable().default(null),
});
export type CreateMailingInput = z.input<typeof CreateMailingInput>;

export const MailingIdInput = z.object({ mailingId: MailingId });
export type MailingIdInput = z.infer<typeof MailingIdInput>;

/** What a partner sees of a delivery: the moving states are one to people. */
export const DeliveryGroup = z.enum(['under_way', 'accepted', 'failed', 'skipped', 'unknown', 'cancelled']);
export type DeliveryGroup = z.infer<typeof DeliveryGroup>;

/** A leading minus turns the order round. */
export const DELIVERY_SORTS = ['state', '-state', 'reason', '-reason', 'at', '-at'] as const;
export type DeliverySort = (typeof DELIVERY_SORTS)[number];

export const DeliveryFilter = z.object({
  group: DeliveryGroup.optional(),
  reason: z.string().max(200).optional(),
  /** default: the order of the audience */
  sort: z.enum(DELIVERY_SORTS).optional(),
});
export type DeliveryFilter = z.infer<typeof DeliveryFilter>;

/** Test mails per partner and hour: enough to polish a mail, too few to be a way around consent. */
export const MAX_TESTS_PER_HOUR = 30;
export const MAX_TEST_ADDRESSES = 10;
