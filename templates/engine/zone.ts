import { z } from 'zod';

/** Safe for the browser: imports zod only. */
export const ZONE_MODES = ['locked', 'editable', 'optional'] as const;
export type ZoneMode = (typeof ZONE_MODES)[number];

/** What an author may write in `tl:kind`. */
export const ZONE_KINDS = ['text', 'rich-text', 'image', 'link', 'choice'] as const;

/** `block`: a section, column … that holds other elements; it can only be kept or left out. */
export const ZoneKind = z.enum([...ZONE_KINDS, 'block']);
export type ZoneKind = z.infer<typeof ZoneKind>;

export const ImageValue = z.object({ src: z.string(), alt: z.string() });
export const LinkValue = z.object({ label: z.string(), href: z.string() });

/** text, rich-text (HTML), choice: a string · image: address and alternative text · link: label and address. */
export const ZoneValue = z.union([z.string(), ImageValue, LinkValue]);
export type ZoneValue = z.infer<typeof ZoneValue>;

export const ZONE_NAME = /^[a-z][a-z0-9-]{0,39}$/;

export const Zone = z.object({
  /** unique in its template and stable across versions */
  name: z.string().regex(ZONE_NAME),
  mode: z.enum(ZONE_MODES),
  kind: ZoneKind,
  /** the MJML element that carries it */
  tag: z.string(),
  label: z.string(),
  help: z.string(),
  /** most visible characters, or null */
  max: z.number().int().positive().nullable(),
  required: z.boolean(),
  /** what a choice may be */
  options: z.array(z.string()),
  /** what the author wrote; null for a block */
  default: ZoneValue.nullable(),
  line: z.number().int(),
});
export type Zone = z.infer<typeof Zone>;

/** True when a partner may give this zone a value of its own. */
export function isEditable(zone: Zone): boolean {
  return zone.mode !== 'locked' && zone.kind !== 'block';
}
