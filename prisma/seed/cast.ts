import type { PartnerRole, VendorRole } from '#campaigns/kernel/context.ts';

/** Everybody in the demo signs in with this; it is printed at the start and is for nothing but the demo. */
export const DEMO_PASSWORD = 'throughline-demo';

export type Person<R> = { name: string; email: string; role: R };
export type CastVendor = {
  name: string;
  slug: string;
  website: string;
  timeZone: string;
  /** Best first. */
  tiers: string[];
  groups: string[];
  people: Person<VendorRole>[];
};
export type CastPartner = {
  name: string;
  slug: string;
  country: string;
  timeZone: string;
  locale: string;
  /** Slugs of the vendors it works with, and where it stands there. */
  vendors: Record<string, { tier: string; groups: string[] }>;
  people: Person<PartnerRole>[];
};

/** The same people in the demo, the documentation and the end-to-end tests. */
export const VENDORS: CastVendor[] = [
  {
    name: 'Northwind Security',
    slug: 'northwind',
    // A page that is there: whoever clicks in a captured mail ends on it.
    website: 'https://example.com/northwind',
    timeZone: 'Europe/London',
    tiers: ['Gold', 'Silver', 'Registered'],
    groups: ['DACH', 'UK & Ireland'],
    people: [
      { name: 'Ada Marsh', email: 'ada@northwind.test', role: 'admin' },
      { name: 'Mia Okafor', email: 'mia@northwind.test', role: 'marketer' },
      { name: 'Carl Jensen', email: 'carl@northwind.test', role: 'channel_manager' },
    ],
  },
  {
    name: 'Helio Cloud',
    slug: 'helio',
    website: 'https://example.com/helio',
    timeZone: 'Europe/Amsterdam',
    tiers: ['Gold', 'Silver', 'Registered'],
    groups: [],
    people: [{ name: 'Hanna de Vries', email: 'hanna@helio.test', role: 'admin' }],
  },
];

export const PARTNERS: CastPartner[] = [
  {
    name: 'Brightside IT',
    slug: 'brightside',
    country: 'GB',
    timeZone: 'Europe/London',
    locale: 'en',
    vendors: {
      northwind: { tier: 'Gold', groups: ['UK & Ireland'] },
      helio: { tier: 'Registered', groups: [] },
    },
    people: [
      { name: 'Olga Petrov', email: 'olga@brightside.test', role: 'owner' },
      { name: 'Ben Adeyemi', email: 'ben@brightside.test', role: 'marketer' },
      { name: 'Rosa Lind', email: 'rosa@brightside.test', role: 'sales_rep' },
    ],
  },
  {
    name: 'Kestrel Systems',
    slug: 'kestrel',
    country: 'IE',
    timeZone: 'Europe/Dublin',
    locale: 'en',
    vendors: { northwind: { tier: 'Silver', groups: ['UK & Ireland'] } },
    people: [{ name: 'Niamh Byrne', email: 'niamh@kestrel.test', role: 'owner' }],
  },
  {
    name: 'Alpenblick Informatik',
    slug: 'alpenblick',
    country: 'AT',
    timeZone: 'Europe/Vienna',
    locale: 'en',
    vendors: { northwind: { tier: 'Gold', groups: ['DACH'] } },
    people: [{ name: 'Jonas Huber', email: 'jonas@alpenblick.test', role: 'owner' }],
  },
];
