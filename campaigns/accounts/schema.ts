import { z } from 'zod';
import { ApiKeyId, InvitationId, MembershipId } from '#campaigns/kernel/ids.ts';
import { IanaZone } from '#campaigns/kernel/time.ts';

export const VENDOR_ROLES = ['admin', 'marketer', 'channel_manager'] as const;
export const PARTNER_ROLES = ['owner', 'marketer', 'sales_rep'] as const;

/** RFC 5321 limits; kept as typed but for case and blanks around it, which nobody means. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'is longer than 254 characters')
  .pipe(z.email('is not an e-mail address like name@example.com'));

// What a person reads beside a name must not be able to reverse it or break the line (RFC 5322 display names, bidi).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/** A name of a person or a company. */
export function nameText(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'is missing')
    .max(max, `is longer than ${max} characters`)
    .refine((text) => !INVISIBLE.test(text), 'contains characters that cannot be seen');
}

/** NIST SP 800-63B: length counts, composition rules do not; long ones are not cut. */
export const NewPassword = z.string().min(10, 'needs at least 10 characters').max(256, 'is longer than 256 characters');

export const SignInInput = z.object({
  email: Email,
  password: z.string().min(1, 'is missing').max(256, 'is longer than 256 characters'),
  to: z.string().max(2_000).optional(),
});
export const ForgotInput = z.object({ email: Email });
export const ResetInput = z.object({ token: z.string().max(200), password: NewPassword });

/** Somebody new: a name and a password. Somebody known is signed in already. */
export const AcceptInvitationInput = z.object({
  token: z.string().max(300),
  name: nameText(120).optional(),
  password: NewPassword.optional(),
  /** Which of several companies of theirs works with the vendor; `new` for another one. */
  company: z.string().max(40).optional(),
});
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

/** What somebody new types; the token comes from the address. */
export const NewcomerInput = z.object({ name: nameText(120), password: NewPassword });

export const SetUpInput = z.object({
  token: z.string().max(300),
  vendorName: nameText(120),
  name: nameText(120),
  email: Email,
  password: NewPassword,
});
export type SetUpInput = z.infer<typeof SetUpInput>;

/** `role` is one of the caller's own side; the use case checks. */
export const MemberRole = z.enum([...VENDOR_ROLES, 'owner', 'sales_rep']);
export type MemberRole = z.infer<typeof MemberRole>;

export const InviteMemberInput = z.object({ email: Email, role: MemberRole });
export type InviteMemberInput = z.infer<typeof InviteMemberInput>;

export const InvitationIdInput = z.object({ invitationId: InvitationId });
export type InvitationIdInput = z.infer<typeof InvitationIdInput>;

/** `email` is only said back to the person. */
export const AnswerInvitationInput = InvitationIdInput.extend({ email: z.string().max(254).default('') });

export const ChangeMemberRoleInput = z.object({ membershipId: MembershipId, role: MemberRole });
export type ChangeMemberRoleInput = z.infer<typeof ChangeMemberRoleInput>;

export const MembershipIdInput = z.object({ membershipId: MembershipId });
export type MembershipIdInput = z.infer<typeof MembershipIdInput>;

/** `name` is only said back to the person. */
export const RemoveMemberInput = MembershipIdInput.extend({ name: z.string().max(200).default('') });

export const CreateApiKeyInput = z.object({
  name: nameText(80),
  scopes: z.array(z.string().max(60)).min(1, 'needs at least one').max(40),
});
export type CreateApiKeyInput = z.infer<typeof CreateApiKeyInput>;

export const ApiKeyIdInput = z.object({ apiKeyId: ApiKeyId });
export type ApiKeyIdInput = z.infer<typeof ApiKeyIdInput>;

/** BCP 47, as browsers write it; numbers and dates follow it. */
export const LocaleTag = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'is not a language like en or de-AT');

const Website = z
  .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'is not an address like https://example.com' })])
  .optional();

export const UpdateVendorInput = z.object({
  name: nameText(120),
  website: Website,
  locale: LocaleTag,
  timeZone: IanaZone,
});
export type UpdateVendorInput = z.infer<typeof UpdateVendorInput>;

export const UpdatePartnerInput = z.object({
  name: nameText(120),
  /** ISO 3166-1 alpha-2 */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{2})?$/, 'is not a country code like DE')
    .optional(),
  locale: LocaleTag,
  timeZone: IanaZone,
});
export type UpdatePartnerInput = z.infer<typeof UpdatePartnerInput>;

/** At most so many mails to one contact in so many days, whichever vendors they are about; none given = no cap. */
export const SetFrequencyCapInput = z.object({
  capMailings: z.coerce.number().int().min(1, 'is at least 1').max(100, 'is at most 100').optional(),
  capDays: z.coerce.number().int().min(1, 'is at least 1').max(90, 'is at most 90').default(7),
});
export type SetFrequencyCapInput = z.infer<typeof SetFrequencyCapInput>;

export const ListAuditInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(60).optional(),
  /** in the name of who did it, what was done, or the id of the object */
  q: z.string().trim().max(120).optional(),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;

/** A form's box that is not ticked is not sent at all. */
export const SetWeeklyDigestInput = z.object({
  weeklyDigest: z.stringbool({ truthy: ['on', 'true'], falsy: ['off', 'false'] }).default(false),
});
export type SetWeeklyDigestInput = z.infer<typeof SetWeeklyDigestInput>;
