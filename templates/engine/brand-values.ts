import { z } from 'zod';

/** Fonts that are on the reader's machine: nothing is fetched. Safe for the browser: imports zod only. */
export const FONTS = {
  system: "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
  arial: 'Arial, Helvetica, sans-serif',
  helvetica: "'Helvetica Neue', Helvetica, Arial, sans-serif",
  verdana: 'Verdana, Geneva, sans-serif',
  tahoma: 'Tahoma, Verdana, sans-serif',
  trebuchet: "'Trebuchet MS', Tahoma, sans-serif",
  georgia: "Georgia, 'Times New Roman', serif",
  palatino: "'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, serif",
} as const;
export const FONT_NAMES = Object.keys(FONTS) as [keyof typeof FONTS, ...(keyof typeof FONTS)[]];

export const HexColor = z.string().regex(/^#[0-9a-f]{6}$/i, 'Write a colour as # and six hexadecimal digits.');

/** An address on the web that may stand in a mail as it is. */
export const WebAddress = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/[^\s"'<>()\\`{}]+$/i, 'Write an address that starts with https:// or http://.');

export const BrandImage = z.object({
  url: WebAddress,
  /** natural size in pixels */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** alternative text; the partner's name when empty */
  alt: z.string().max(200).default(''),
});
export type BrandImage = z.infer<typeof BrandImage>;

/**
 * All that a partner's brand kit gives to a mail. Nothing but these typed values is ever written into a
 * template's attributes.
 */
export const BrandValues = z.object({
  name: z.string().min(1).max(120),
  legalName: z.string().max(200).default(''),
  logo: BrandImage.nullable().default(null),
  /** for dark backgrounds */
  darkLogo: BrandImage.nullable().default(null),
  primaryColor: HexColor,
  secondaryColor: HexColor,
  textColor: HexColor,
  font: z.enum(FONT_NAMES).default('system'),
  /** postal; may have several lines; empty only in previews */
  address: z.string().max(500).default(''),
  phone: z.string().max(60).default(''),
  website: z.union([WebAddress, z.literal('')]).default(''),
  email: z.union([z.email(), z.literal('')]).default(''),
});
export type BrandValues = z.infer<typeof BrandValues>;
/** What callers may hand in: fields with a default may be left out. */
export type BrandInput = z.input<typeof BrandValues>;

export const VendorValues = z.object({
  name: z.string().min(1).max(120),
  website: z.union([WebAddress, z.literal('')]).default(''),
});
export type VendorValues = z.infer<typeof VendorValues>;
export type VendorInput = z.input<typeof VendorValues>;
