import { z } from 'zod';
import { PartnerId, TemplateId, TemplateVersionId } from '#campaigns/kernel/ids.ts';
import type { FONTS } from '#templates/engine/brand-values.ts';

/** Fonts that are on every reader's machine; the engine has their families. */
export const BRAND_FONTS = [
  'system',
  'arial',
  'helvetica',
  'verdana',
  'tahoma',
  'trebuchet',
  'georgia',
  'palatino',
] as const satisfies readonly (keyof typeof FONTS)[];

/** Languages of what is ours in a mail: footer and unsubscribe page. */
export const MAIL_LOCALES = ['en', 'de', 'fr', 'es'] as const;
export const MailLocale = z.enum(MAIL_LOCALES);
export type MailLocale = z.infer<typeof MailLocale>;

// Control, invisible and direction-changing characters: they could start a header or make a name read as another.
const NO_TRICKS = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u;

/** One line of text as a person types it. */
function line(max: number) {
  return z
    .string()
    .trim()
    .max(max, `is longer than ${max} characters`)
    .regex(NO_TRICKS, 'has characters that cannot be seen');
}

/** Up to six lines; blank ones fall out. */
const AddressLines = z
  .string()
  .max(600, 'is longer than 600 characters')
  .transform((text) =>
    text
      .split(/\r\n|\r|\n/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n'),
  )
  .pipe(
    z
      .string()
      .max(500, 'is longer than 500 characters')
      .refine((text) => text.split('\n').length <= 6, 'has more than 6 lines')
      .refine((text) => text.split('\n').every((part) => NO_TRICKS.test(part)), 'has characters that cannot be seen'),
  );

export const HexColor = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'is not a colour like #0f766e');

const Website = z
  .string()
  .trim()
  .max(500, 'is longer than 500 characters')
  .transform((text) => (text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
  .pipe(
    z.string().refine((text) => text === '' || isWebAddress(text), 'is not a web address like https://www.example.com'),
  );

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s"'<>()\\`{}]+$/i.test(text)) return false;
  try {
    const url = new URL(text);
    return url.username === '' && url.password === '' && url.hostname.includes('.');
  } catch {
    return false;
  }
}

/** A display name that looks like an address is how mail lies about its sender. */
const SenderName = line(64).refine((text) => !/[@<>"]/.test(text), 'cannot hold @, < > or quotes');

const ReplyTo = z
  .string()
  .trim()
  .max(254, 'is longer than 254 characters')
  .refine((text) => text === '' || z.email().safeParse(text).success, 'is not an e-mail address');

export const BrandLogo = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  extension: z.enum(['png', 'jpg']),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type BrandLogo = z.infer<typeof BrandLogo>;

const BRAND_FIELDS = {
  /** as in the commercial register; stands in the footer */
  companyName: line(120),
  /** as people say it; stands beside or instead of the logo */
  shortName: line(60),
  primaryColor: HexColor,
  secondaryColor: HexColor,
  textColor: HexColor,
  font: z.enum(BRAND_FONTS),
  /** postal, one line per row */
  address: AddressLines,
  /** ISO 3166-1 alpha-2, or "" */
  country: z.string().regex(/^(?:[A-Z]{2})?$/, 'is not a two-letter country code like DE'),
  phone: line(40).regex(/^[+0-9 ()./-]*$/, 'holds more than digits, spaces and + ( ) . / -'),
  website: Website,
  senderName: SenderName,
  replyTo: ReplyTo,
  locale: MailLocale,
} as const;

/** What a partner's mails are made with. Empty text = not given yet. */
export const BrandKitData = z.object({
  ...BRAND_FIELDS,
  logo: BrandLogo.nullable(),
  /** for dark backgrounds */
  darkLogo: BrandLogo.nullable(),
});
export type BrandKitData = z.infer<typeof BrandKitData>;

/** What is left out stays as it is; a logo can only be taken out here, it comes by upload. */
export const UpdateBrandKitInput = z
  .object(BRAND_FIELDS)
  .partial()
  .extend({
    /** the revision that the edit started from; 0 = never saved */
    revision: z.coerce.number().int().min(0),
    logo: z.null().optional(),
    darkLogo: z.null().optional(),
  });
export type UpdateBrandKitInput = z.infer<typeof UpdateBrandKitInput>;

/** The whole form, as screens send it: a field that is empty is cleared. */
export const BrandKitForm = z.object({
  ...BRAND_FIELDS,
  companyName: BRAND_FIELDS.companyName.default(''),
  shortName: BRAND_FIELDS.shortName.default(''),
  address: BRAND_FIELDS.address.default(''),
  country: BRAND_FIELDS.country.default(''),
  phone: BRAND_FIELDS.phone.default(''),
  website: BRAND_FIELDS.website.default(''),
  senderName: BRAND_FIELDS.senderName.default(''),
  replyTo: BRAND_FIELDS.replyTo.default(''),
  revision: z.coerce.number().int().min(0),
});
export type BrandKitForm = z.infer<typeof BrandKitForm>;

/**
 * The same while it is typed: what is not right yet is left out and so stays as it was, and the rest is kept. The page
 * says at each field what is not right.
 */
export const BrandKitDraft = z.object({
  ...Object.fromEntries(
    Object.entries(BrandKitForm.shape).map(([name, field]) => [name, (field as z.ZodType).optional().catch(undefined)]),
  ),
  revision: BrandKitForm.shape.revision,
}) as unknown as z.ZodType<UpdateBrandKitInput>;

export const PublishBrandKitInput = z.object({ revision: z.coerce.number().int().min(0) });
export type PublishBrandKitInput = z.infer<typeof PublishBrandKitInput>;

export const LogoVariant = z.enum(['light', 'dark']);
export type LogoVariant = z.infer<typeof LogoVariant>;
export const UploadLogoInput = z.object({ variant: LogoVariant });
export const RemoveLogoInput = z.object({ variant: LogoVariant, revision: z.coerce.number().int().min(0) });

const TemplateName = line(120).min(1, 'needs a name');
const Description = line(500);
const MAX_SOURCE_CHARS = 262_144; // as templates/engine/limits.ts; the engine says what is wrong in detail

/** Browsers send line ends as CR LF; sources keep LF, so that lines have one number everywhere. */
const Source = z
  .string()
  .max(MAX_SOURCE_CHARS, 'is longer than 256 KB')
  .transform((text) => text.replace(/\r\n?/g, '\n'));

export const TemplateSourceInput = z.object({
  mjml: Source,
  subject: z.string().max(1_000, 'is longer than 1,000 characters'),
  preheader: z.string().max(1_000, 'is longer than 1,000 characters').default(''),
  locale: MailLocale.default('en'),
});
export type TemplateSourceInput = z.infer<typeof TemplateSourceInput>;

/** From the library, from source, or (with neither) from a bare start. */
export const CreateTemplateInput = z.object({
  name: TemplateName,
  description: Description.default(''),
  library: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'is not a template of the library')
    .optional(),
  source: TemplateSourceInput.optional(),
});
export type CreateTemplateInput = z.infer<typeof CreateTemplateInput>;

/** The form: a source is given through the API only. */
export const CreateTemplateForm = CreateTemplateInput.omit({ source: true });

export const UpdateTemplateInput = z.object({
  templateId: TemplateId,
  name: TemplateName.optional(),
  description: Description.optional(),
});
export type UpdateTemplateInput = z.infer<typeof UpdateTemplateInput>;

/** The form: an empty description is cleared. */
export const TemplateDetailsForm = z.object({
  templateId: TemplateId,
  name: TemplateName,
  description: Description.default(''),
});

export const TemplateIdInput = z.object({ templateId: TemplateId });
export type TemplateIdInput = z.infer<typeof TemplateIdInput>;

/** The gallery's address. */
export const TemplateListInput = z.object({
  q: z.string().trim().max(100).optional(),
  show: z.enum(['active', 'archived']).default('active'),
  cursor: z.string().max(200).optional(),
});

/** The studio's address: whose brand, and which older version to begin from. */
export const StudioInput = TemplateIdInput.extend({
  as: z.union([z.literal('sample'), PartnerId]).default('sample'),
  from: z.coerce.number().int().min(1).optional(),
});

export const TemplateVersionNumberInput = TemplateIdInput.extend({ number: z.coerce.number().int().min(1) });

export const SaveTemplateVersionInput = TemplateSourceInput.extend({
  templateId: TemplateId,
  /** number of the version that the edit started from; 0 = there was none */
  basedOn: z.coerce.number().int().min(0),
});
export type SaveTemplateVersionInput = z.infer<typeof SaveTemplateVersionInput>;

/** Whose brand a preview wears: a sample partner's, or a real one's published brand kit. */
export const PreviewAs = z.union([z.literal('sample'), PartnerId]);
export type PreviewAs = z.infer<typeof PreviewAs>;

export const PreviewTemplateInput = TemplateSourceInput.extend({
  templateId: TemplateId,
  as: PreviewAs.default('sample'),
});
export type PreviewTemplateInput = z.infer<typeof PreviewTemplateInput>;

/** How a preview is looked at; the frame's toggles. */
export const PreviewLook = z.object({
  scheme: z.enum(['light', 'dark']).default('light'),
  images: z.enum(['on', 'off']).default('on'),
  part: z.enum(['html', 'text']).default('html'),
});
export const OpenPreviewInput = PreviewLook.extend({ token: z.string().max(2_000) });

export const TemplateVersionIdInput = z.object({ templateVersionId: TemplateVersionId });
