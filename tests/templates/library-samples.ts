import path from 'node:path';
import type { BrandInput } from '#templates/engine/brand-values.ts';
import type { CompileInput } from '#templates/engine/compile.ts';
import type { LibraryTemplate } from '#templates/engine/library.ts';
import { SAMPLE_BRAND } from '#templates/engine/sample-values.ts';

export const LIBRARY = path.resolve('templates/library');

const logo = (name: string) => ({
  url: `https://files.example/a/${name}.png`,
  width: 350,
  height: 94,
  alt: 'Fairwater Systems',
});

/** Partners that are hard to design for: a light colour, a dark one, no logo, only one logo, another font. */
export const BRANDS = {
  blue: { ...SAMPLE_BRAND, logo: logo('logo'), darkLogo: logo('logo-dark') },
  yellow: { ...SAMPLE_BRAND, primaryColor: '#facc15', textColor: '#333333', font: 'georgia', logo: logo('logo') },
  black: { ...SAMPLE_BRAND, primaryColor: '#0b0b0c', secondaryColor: '#ffffff', textColor: '#000000' },
  pale: { ...SAMPLE_BRAND, primaryColor: '#e9d5ff', secondaryColor: '#fef9c3', textColor: '#d4d4d4', font: 'verdana' },
} satisfies Record<string, BrandInput>;

export function libraryInput({ mjml, meta, sample }: LibraryTemplate, brand: BrandInput): CompileInput {
  return {
    mjml,
    subject: meta.subject,
    preheader: meta.preheader,
    locale: 'en',
    brand,
    vendor: sample.vendor,
    assetUrl: (name) => (meta.assets[name] ? `https://files.example/a/${name}.jpg` : null),
  };
}
