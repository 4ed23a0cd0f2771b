import { z } from 'zod';
import { PartnerId } from '#campaigns/kernel/ids.ts';
import { BrandKitData, MailLocale, PreviewTemplateInput } from './schema.ts';

// What the JSON API answers about templates and brand kits. Instants are ISO 8601 in UTC.

const Instant = z.iso.datetime();

export const TemplateOut = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    updatedAt: Instant,
    archivedAt: Instant.nullable(),
    versionId: z.string(),
    /** of the latest version */
    number: z.number().int(),
    subject: z.string(),
    campaigns: z.number().int(),
  })
  .meta({ id: 'Template' });

export const TemplateListOut = z.object({ items: z.array(TemplateOut), nextCursor: z.string().nullable() });

export const TemplateListQuery = z.object({
  q: z.string().trim().max(100).optional(),
  archived: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

const ZoneOut = z
  .object({
    name: z.string(),
    mode: z.enum(['locked', 'editable', 'optional']),
    kind: z.string(),
    label: z.string(),
    help: z.string(),
    max: z.number().int().nullable(),
    required: z.boolean(),
    options: z.array(z.string()),
    line: z.number().int(),
  })
  .meta({ id: 'Zone' });

export const TemplateVersionOut = z
  .object({
    id: z.string(),
    number: z.number().int(),
    mjml: z.string(),
    subject: z.string(),
    preheader: z.string(),
    locale: MailLocale,
    zones: z.array(ZoneOut),
    createdBy: z.string(),
    createdAt: Instant,
  })
  .meta({ id: 'TemplateVersion' });

export const TemplateDetailOut = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    createdAt: Instant,
    updatedAt: Instant,
    archivedAt: Instant.nullable(),
    latest: TemplateVersionOut,
    campaigns: z.array(z.object({ id: z.string(), name: z.string(), status: z.string() })),
  })
  .meta({ id: 'TemplateDetail' });

export const TemplateVersionListOut = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      number: z.number().int(),
      subject: z.string(),
      createdBy: z.string(),
      createdAt: Instant,
      campaigns: z.array(z.string()),
    }),
  ),
});

export const ProblemOut = z
  .object({
    part: z.string(),
    /** of the MJML, from 1; 0 = about the whole */
    line: z.number().int(),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
  })
  .meta({ id: 'TemplateProblem' });

export const SavedVersionOut = z.object({
  templateId: z.string(),
  versionId: z.string(),
  number: z.number().int(),
  warnings: z.array(ProblemOut),
});

export const PreviewTemplateBody = PreviewTemplateInput.extend({
  /** a partner's id: in its published brand kit; left out: for a sample partner */
  as: PartnerId.or(z.literal('sample')).default('sample'),
});

export const TemplatePreviewOut = z.object({
  subject: z.string(),
  zones: z.array(ZoneOut),
  problems: z.array(ProblemOut),
  /** shows the mail for some hours; null while the source has errors */
  url: z.string().nullable(),
});

export const UploadTemplateImageInput = z.object({ fileName: z.string().max(200).default('picture') });

export const ImageOut = z
  .object({
    /** write `asset:<name>` in a template */
    name: z.string(),
    url: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    bytes: z.number().int(),
  })
  .meta({ id: 'Image' });

const ColorAdviceOut = z.object({
  field: z.string(),
  against: z.string(),
  ratio: z.number(),
  needed: z.number(),
  suggestion: z.string(),
});

export const BrandKitOut = z
  .object({
    /** name it in a change, so that nobody's is written over */
    revision: z.number().int(),
    data: BrandKitData,
    published: z.object({ versionId: z.string(), number: z.number().int(), publishedAt: Instant }).nullable(),
    /** the working copy says something else than what is published */
    changed: z.boolean(),
    /** what is missing before anything can be launched */
    missing: z.array(z.string()),
    advice: z.array(ColorAdviceOut),
  })
  .meta({ id: 'BrandKit' });

export const PublishedBrandKitOut = z.object({
  versionId: z.string(),
  number: z.number().int(),
  revision: z.number().int(),
});

export const LogoOut = z.object({
  revision: z.number().int(),
  logo: z.object({ sha256: z.string(), width: z.number().int(), height: z.number().int() }),
});

export const Nothing = z.object({});
