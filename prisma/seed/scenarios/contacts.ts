import { createAudience } from '#campaigns/contacts/create-audience.ts';
import { recordConsent } from '#campaigns/contacts/record-consent.ts';
import type { AudienceFilter } from '#campaigns/contacts/schema.ts';
import { suppressContact } from '#campaigns/contacts/suppress-contact.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { AudienceId, ContactId } from '#campaigns/kernel/ids.ts';
import { anImport, anImportCaller } from '#tests/factories/imports.ts';
import { aPartnerCaller, type TestPartner } from '#tests/factories/partners.ts';
import { type Chance, makeChance } from '../chance.ts';
import { toCsv } from '../contacts-csv.ts';
import type { SeedWorld } from '../demo.ts';
import { type DemoPerson, makePeople } from '../people.ts';

type List = {
  fileName: string;
  count: number;
  consentSource: string;
  legalBasis: 'consent' | 'contract';
  trackingConsent: boolean;
  tags: string[];
  /** What stands in the file's own column. */
  ownTags(index: number, chance: Chance): string[];
};

const BRIGHTSIDE_LISTS: List[] = [
  {
    fileName: 'customers.csv',
    count: 168,
    consentSource: 'Customer portal',
    legalBasis: 'consent',
    trackingConsent: true,
    tags: ['customer'],
    ownTags: (_, chance) => [...some(chance, 0.45, 'support contract'), ...some(chance, 0.3, 'server room')],
  },
  {
    fileName: 'webinar-sign-ups.csv',
    count: 48,
    consentSource: 'Webinar registration form',
    legalBasis: 'consent',
    trackingConsent: true,
    tags: ['webinar'],
    ownTags: (_, chance) => some(chance, 0.7, 'prospect'),
  },
  {
    fileName: 'trade-fair-cards.csv',
    count: 24,
    consentSource: 'Signed card at the Bristol trade fair',
    legalBasis: 'consent',
    trackingConsent: false,
    tags: ['trade fair'],
    ownTags: (_, chance) => some(chance, 0.8, 'prospect'),
  },
];

const KESTREL_LISTS: List[] = [
  {
    fileName: 'kestrel-crm.csv',
    count: 60,
    consentSource: 'Service agreement',
    legalBasis: 'consent',
    trackingConsent: true,
    tags: [],
    ownTags: (index) => (index < 40 ? ['customer'] : index < 46 ? ['pilot'] : []),
  },
];

/**
 * 240 people in three lists; some want no tracking, some have withdrawn their consent, some consents have run out, and
 * some people said “no more mail” on the telephone.
 */
export async function makeBrightsideContacts(world: SeedWorld, partner: TestPartner): Promise<void> {
  const caller = aPartnerCaller(world, partner);
  const chance = makeChance(240);
  const people = await importLists(world, caller, { chance, lists: BRIGHTSIDE_LISTS });
  const idOf = await contactIds(caller);
  const idsAt = (indexes: readonly number[]) => indexes.map((index) => idOf(people[index]?.email ?? ''));
  for (const contactId of idsAt(UNTRACKED))
    await recordConsent(caller, { contactId, kind: 'tracking', granted: false, source: 'Preferences page', text: '' });
  for (const contactId of idsAt([11, 47, 90, 133, 171, 188, 230]))
    await recordConsent(caller, { contactId, kind: 'marketing', granted: false, source: 'Asked by e-mail', text: '' });
  for (const contactId of idsAt([25, 104, 160, 203]))
    await recordConsent(caller, { ...ENQUIRY, contactId, expiresOn: dayBefore(world.clock.now()) });
  for (const index of [8, 66, 121, 195, 219])
    await suppressContact(caller, { email: people[index]?.email ?? '', source: 'Told us on the telephone' });
}

const UNTRACKED = Array.from({ length: 14 }, (_, index) => 5 + index * 12);

const ENQUIRY = {
  kind: 'marketing',
  granted: true,
  legalBasis: 'consent',
  source: 'Enquiry of last spring',
  text: 'You may write to me about this enquiry for half a year.',
} as const;

export async function makeKestrelContacts(world: SeedWorld, partner: TestPartner): Promise<void> {
  const caller = aPartnerCaller(world, partner);
  await importLists(world, caller, { chance: makeChance(60), lists: KESTREL_LISTS });
}

async function importLists(
  world: SeedWorld,
  caller: PartnerCaller,
  { chance, lists }: { chance: Chance; lists: List[] },
): Promise<DemoPerson[]> {
  const taken = new Set<string>();
  const all: DemoPerson[] = [];
  for (const { count, ownTags, ...terms } of lists) {
    const people = makePeople(chance, count, taken);
    const rows = people.map((person, index) => ({ ...person, tags: ownTags(index, chance) }));
    await anImport(anImportCaller(caller, world.files), toCsv(rows), terms);
    all.push(...people);
  }
  return all;
}

function some(chance: Chance, share: number, tag: string): string[] {
  return chance.yes(share) ? [tag] : [];
}

async function contactIds(caller: PartnerCaller): Promise<(email: string) => ContactId> {
  const rows = await inTransaction(caller, ({ db }) =>
    db.contact.findMany({ where: { partnerId: caller.scope.partnerId }, select: { id: true, email: true } }),
  );
  const byEmail = new Map(rows.map(({ id, email }) => [email, id as ContactId]));
  return (email) => {
    const id = byEmail.get(email);
    if (!id) throw new Error(`${email} was not imported`);
    return id;
  };
}

function dayBefore(instant: Date): string {
  return new Date(instant.getTime() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Saves filters by name. */
export async function makeAudiences(
  caller: PartnerCaller,
  filters: Record<string, AudienceFilter>,
): Promise<Map<string, AudienceId>> {
  const made = new Map<string, AudienceId>();
  for (const [name, filter] of Object.entries(filters))
    made.set(name, (await createAudience(caller, { name, filter })).audienceId);
  return made;
}
