import type { PartnerId, UserId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

// Everybody has an address there: it says nothing about a company.
const OPEN_TO_ALL = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.de yahoo.fr yahoo.es ymail.com
   icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.com mail.ru
   proton.me protonmail.com pm.me tutanota.com zoho.com fastmail.com orange.fr wanadoo.fr free.fr laposte.net
   libero.it qq.com 163.com 126.com naver.com`.split(/\s+/),
);

const LEGAL_FORMS =
  /\b(gmbh|co|kg|ag|mbh|ug|e\.?k|inc|llc|ltd|limited|corp|corporation|plc|s\.?a|s\.?r\.?l|s\.?l|sas|bv|nv|oy|ab|as|aps|pty|kft|spa)\b\.?/g;

/**
 * The company an invitation is for, if it is here already.
 * `owned`: the address's own companies, where it may say yes by itself.
 * `company`: the same company by name and mail domain; its owners say yes, not the address.
 */
export type PartnerMatch =
  | { kind: 'owned'; userId: UserId; partners: { partnerId: PartnerId; name: string }[] }
  | { kind: 'company'; partnerId: PartnerId; name: string; owners: { userId: UserId; name: string; email: string }[] }
  | { kind: 'none' };

/**
 * Finds it across vendors, which is why no vendor is ever told what it found. A name alone proves nothing: an outsider
 * could name any company and be let in.
 */
export async function matchPartner(
  system: SystemDb,
  { email, companyName }: { email: string; companyName: string },
): Promise<PartnerMatch> {
  const memberships = await system.membership.findMany({
    where: { email, partnerId: { not: null }, revokedAt: null },
    orderBy: { createdAt: 'asc' },
    select: { userId: true, partnerId: true, role: true },
  });
  const owned = memberships.filter(({ role }) => role === 'owner').map(({ partnerId }) => partnerId ?? '');
  const [first] = memberships;
  if (first && owned.length > 0) {
    const partners = await system.partner.findMany({
      where: { id: { in: owned } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    });
    return {
      kind: 'owned',
      userId: first.userId as UserId,
      partners: partners.map(({ id, name }) => ({ partnerId: id as PartnerId, name })),
    };
  }
  // A member who is no owner cannot decide for their company; its owners can.
  if (first?.partnerId) return companyOf(system, first.partnerId);
  const partnerId = await findByNameAndDomain(system, email, companyName);
  return partnerId ? companyOf(system, partnerId) : { kind: 'none' };
}

async function findByNameAndDomain(system: SystemDb, email: string, companyName: string): Promise<string | null> {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (OPEN_TO_ALL.has(domain)) return null;
  const colleagues = await system.membership.findMany({
    where: { partnerId: { not: null }, revokedAt: null, email: { endsWith: `@${domain}`, mode: 'insensitive' } },
    select: { partnerId: true },
  });
  const partners = await system.partner.findMany({
    where: { id: { in: colleagues.map(({ partnerId }) => partnerId ?? '') } },
    select: { id: true, name: true },
  });
  const wanted = companyKey(companyName);
  return partners.find(({ name }) => companyKey(name) === wanted)?.id ?? null;
}

/** "Nordwind Systemhaus GmbH & Co. KG" and "nordwind systemhaus" are one company. */
export function companyKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.,&+]/g, ' ');
  return (
    plain
      .replace(LEGAL_FORMS, ' ')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || plain.trim()
  );
}

async function companyOf(system: SystemDb, partnerId: string): Promise<PartnerMatch> {
  const [partner, owners] = await Promise.all([
    system.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { name: true } }),
    system.membership.findMany({
      where: { partnerId, role: 'owner', revokedAt: null },
      select: { userId: true, name: true, email: true },
    }),
  ]);
  return {
    kind: 'company',
    partnerId: partnerId as PartnerId,
    name: partner.name,
    owners: owners.map((owner) => ({ ...owner, userId: owner.userId as UserId })),
  };
}
