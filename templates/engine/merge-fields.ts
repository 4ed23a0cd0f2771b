export type MergeField = { path: string; label: string; sample: string };

/** Filled per person, when a message is rendered. */
export const CONTACT_FIELDS: readonly MergeField[] = [
  { path: 'contact.firstName', label: 'First name', sample: 'Ana' },
  { path: 'contact.lastName', label: 'Last name', sample: 'Ruiz' },
  { path: 'contact.company', label: 'Company', sample: 'Harbour Foods' },
  { path: 'contact.jobTitle', label: 'Job title', sample: 'Head of IT' },
  { path: 'contact.email', label: 'E-mail address', sample: 'ana.ruiz@harbourfoods.example' },
  { path: 'contact.phone', label: 'Phone', sample: '+34 91 555 01 42' },
  { path: 'contact.country', label: 'Country', sample: 'ES' },
  { path: 'contact.language', label: 'Language', sample: 'en' },
];

/** Filled once per mailing, from the partner's brand kit and the vendor. */
export const SENDER_FIELDS: readonly MergeField[] = [
  { path: 'partner.name', label: 'Partner', sample: 'Fairwater Systems' },
  { path: 'partner.legalName', label: 'Partner’s legal name', sample: 'Fairwater Systems Ltd' },
  { path: 'partner.address', label: 'Partner’s postal address', sample: '14 Quay Street, Bristol BS1 4DJ' },
  { path: 'partner.phone', label: 'Partner’s phone', sample: '+44 117 496 0123' },
  { path: 'partner.website', label: 'Partner’s website', sample: 'https://fairwater.example' },
  { path: 'partner.email', label: 'Partner’s e-mail address', sample: 'hello@fairwater.example' },
  { path: 'vendor.name', label: 'Vendor', sample: 'Acme Cloud' },
  { path: 'vendor.website', label: 'Vendor’s website', sample: 'https://acme.example' },
];

const KNOWN = new Set([...CONTACT_FIELDS, ...SENDER_FIELDS].map((field) => field.path));

/** True for a merge field that templates may name. */
export function isMergeField(path: string): boolean {
  return KNOWN.has(path);
}

/** True for a field that differs from person to person. */
export function isContactField(path: string): boolean {
  return path.startsWith('contact.');
}

/** The known field that was most likely meant, or null. */
export function findSimilarField(path: string): string | null {
  const wanted = simplify(path);
  for (const known of KNOWN) if (simplify(known) === wanted) return known;
  const tail = simplify(path.split('.').at(-1) ?? '');
  for (const known of KNOWN) if (tail !== '' && simplify(known.split('.')[1] ?? '') === tail) return known;
  return null;
}

function simplify(path: string): string {
  return path.toLowerCase().replace(/[^a-z.]/g, '');
}
