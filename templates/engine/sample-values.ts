import type { BrandInput, VendorInput } from './brand-values.ts';
import { CONTACT_FIELDS } from './merge-fields.ts';

/** A partner that stands in where a template is checked or shown before any partner has it. */
export const SAMPLE_BRAND: BrandInput = {
  name: 'Fairwater Systems',
  legalName: 'Fairwater Systems Ltd',
  primaryColor: '#0f5f8c',
  secondaryColor: '#e2894a',
  textColor: '#1f2430',
  font: 'system',
  address: '14 Quay Street\nBristol BS1 4DJ\nUnited Kingdom',
  phone: '+44 117 496 0123',
  website: 'https://fairwater.example',
  email: 'hello@fairwater.example',
};
export const SAMPLE_VENDOR: VendorInput = { name: 'Acme Cloud', website: 'https://acme.example' };

/** A contact for previews; keys as in `renderMessage`. */
export const SAMPLE_CONTACT: Readonly<Record<string, string>> = Object.fromEntries(
  CONTACT_FIELDS.map((field) => [field.path.slice('contact.'.length), field.sample]),
);
