type Field = { path: string; sample: string };

/** Filled per person, when a message is rendered. */
export const CONTACT_FIELDS = [
  { path: 'contact.firstName', sample: 'Ana' },
  { path: 'contact.lastName', sample: 'Ruiz' },
  { path: 'contact.company', sample: 'Harbour Foods' },
  { path: 'contact.jobTitle', sample: 'Head of IT' },
  { path: 'contact.email', sample: 'ana.ruiz@harbourfoods.example' },
  { path: 'contact.phone', sample: '+34 91 555 01 42' },
  { path: 'contact.country', sample: 'ES' },
  { path: 'contact.language', sample: 'en' },
] as const satisfies readonly Field[];

/** Filled once per mailing, from the partner's brand kit and the vendor. */
export const SENDER_FIELDS = [
  { path: 'partner.name', sample: 'Fairwater Systems' },
  { path: 'partner.legalName', sample: 'Fairwater Systems Ltd' },
  { path: 'partner.address', sample: '14 Quay Street, Bristol BS1 4DJ' },
  { path: 'partner.phone', sample: '+44 117 496 0123' },
  { path: 'partner.website', sample: 'https://fairwater.example' },
  { path: 'partner.email', sample: 'hello@fairwater.example' },
  { path: 'vendor.name', sample: 'Acme Cloud' },
  { path: 'vendor.website', sample: 'https://acme.example' },
] as const satisfies readonly Field[];

/** What it is called in a reader's language is no matter of the engine: the screens have the words. */
export type MergeField = (typeof CONTACT_FIELDS | typeof SENDER_FIELDS)[number];

const KNOWN: ReadonlySet<string> = new Set([...CONTACT_FIELDS, ...SENDER_FIELDS].map((field) => field.path));

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
