import { addressHmac, canonicalAddress } from '#campaigns/contacts/address.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { type AudienceId, type ContactId, newId } from '#campaigns/kernel/ids.ts';
import { unique } from './accounts.ts';

type GivenContact = {
  email?: string;
  firstName?: string;
  lastName?: string;
  company?: string;
  country?: string;
  language?: string;
  tags?: string[];
  consent?: 'none' | 'granted' | 'withdrawn';
  legalBasis?: 'consent' | 'legitimate_interest' | 'contract' | '';
  trackingConsent?: boolean;
};

export type TestContact = { id: ContactId; email: string; addressHmac: string };

/** A person who may be mailed, unless told otherwise. */
export async function aContact(caller: PartnerCaller, given: GivenContact = {}): Promise<TestContact> {
  const [contact] = await someContacts(caller, 1, () => given);
  if (!contact) throw new Error('No contact was made');
  return contact;
}

/** Many at once, in one statement. */
export async function someContacts(
  caller: PartnerCaller,
  count: number,
  given: (index: number) => GivenContact = () => ({}),
): Promise<TestContact[]> {
  const run = unique();
  const rows = Array.from({ length: count }, (_, index) =>
    toRow(caller, `contact-${index}.${run}@example.test`, given(index)),
  );
  // A busy machine takes its time for ten thousand.
  await inTransaction(caller, ({ db }) => db.contact.createMany({ data: rows }), { timeoutMs: 120_000 });
  return rows.map(({ id, email, addressHmac: hmac }) => ({ id, email, addressHmac: hmac }));
}

function toRow(caller: PartnerCaller, email: string, given: GivenContact) {
  const address = canonicalAddress(given.email ?? email);
  if (address.kind === 'refused') throw new Error(`${given.email} is refused: ${address.reason}`);
  return {
    firstName: 'Kim',
    lastName: 'Example',
    company: 'Example Ltd',
    country: 'DE',
    language: 'en',
    tags: [],
    consent: 'granted',
    legalBasis: 'consent',
    consentSource: 'test',
    consentAt: caller.clock.now(),
    ...given,
    partnerId: caller.scope.partnerId,
    id: newId('contact'),
    email: address.email,
    emailCanonical: address.canonical,
    addressHmac: addressHmac(caller.install.keys, address.canonical),
    unsendable: address.unsendable,
  };
}

/** A saved filter; everybody unless told otherwise. */
export async function anAudience(
  caller: PartnerCaller,
  given: { name?: string; filter?: object } = {},
): Promise<{ id: AudienceId; name: string }> {
  const audience = { id: newId('audience'), name: given.name ?? `Audience ${unique()}` };
  const data = { ...audience, partnerId: caller.scope.partnerId, filter: { ...given.filter } };
  await inTransaction(caller, ({ db }) => db.audience.create({ data }));
  return audience;
}
