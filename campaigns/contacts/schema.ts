import { z } from 'zod';
import { ImportId } from '#campaigns/kernel/ids.ts';

/** A contact's tag: a short word of the partner's own. */
export const Tag = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(50, 'is longer than 50 characters')
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp},;]+$/u, 'has a character that tags cannot have (comma, semicolon, control)');

/** ISO 3166-1 alpha-2. */
export const CountryCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'is not a two-letter country code like DE');

/** BCP 47, as far as mail needs it: "de", "de-AT". */
export const LanguageCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language code like de or de-AT');

export const ConsentState = z.enum(['none', 'granted', 'withdrawn']);
export type ConsentState = z.infer<typeof ConsentState>;

/** Whom an audience holds. Every part that is given must hold; an empty filter is everybody. */
export const AudienceFilter = z
  .object({
    /** has at least one of these */
    tagsAny: z.array(Tag).max(50),
    /** has every one of these */
    tagsAll: z.array(Tag).max(50),
    countries: z.array(CountryCode).max(250),
    /** "de" also finds "de-AT" */
    languages: z.array(LanguageCode).max(50),
    consent: z.array(ConsentState).max(3),
    /** created or changed last by one of these imports */
    importIds: z.array(ImportId).max(50),
    /** no mailing in this many days, or never */
    notMailedSinceDays: z.coerce.number().int().min(1).max(3650),
  })
  .partial()
  .strict();
export type AudienceFilter = z.infer<typeof AudienceFilter>;

/** Why an address gets no more mail. */
export const SuppressionReason = z.enum(['unsubscribed', 'bounced', 'complained', 'manual', 'erased']);
export type SuppressionReason = z.infer<typeof SuppressionReason>;
