import {
  type Accepted,
  type Accepting,
  accountOf,
  auditAccepted,
  claimInvitation,
  join,
  refuseSomebodyElse,
  type SystemTx,
} from '#campaigns/accounts/accept-invitation.ts';
import type { OpenInvitation } from '#campaigns/accounts/invitation.ts';
import { freeSlug } from '#campaigns/accounts/slug.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { newId, type PartnerId, type UserId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import { matchPartner, type PartnerMatch } from './match-partner.ts';

type Asked = Extract<OpenInvitation['asks'], { kind: 'work_with_vendor' }>;

/**
 * Says yes to a vendor: a partnership for the company that is here already, or a new partner with its owner. Once, all
 * or nothing.
 *
 * @param company which of the accepting user's companies; "new" for another one; left out = their only one
 * @throws DomainError expired · conflict (the address has an account) · forbidden (an owner of the company decides) ·
 * invalid at `company` (several to choose from)
 */
export async function acceptPartnerInvitation(
  system: SystemDb,
  invitation: OpenInvitation,
  { who, company, now }: { who: Accepting; company: string | undefined; now: Date },
): Promise<Accepted> {
  const { asks } = invitation;
  if (asks.kind !== 'work_with_vendor') throw new Error(`${invitation.invitationId} is accepted in accounts/`);
  const match = await matchPartner(system, { email: invitation.email, companyName: asks.companyName });
  if (match.kind === 'none') refuseSomebodyElse(invitation, who);
  const existing = choosePartner(match, who, company);
  return system.$transaction(async (tx) => {
    await claimInvitation(tx, invitation.invitationId, now);
    const user = await accountOf(tx, invitation.email, who, now);
    const partnerId = existing ?? (await makePartner(tx, asks, now));
    if (!existing) await join(tx, { user, organization: { vendorId: null, partnerId }, role: 'owner', now });
    await makePartnership(tx, asks, partnerId, now);
    await auditAccepted(tx, { invitation, user, organization: { vendorId: asks.vendorId, partnerId: null } });
    await auditAccepted(tx, { invitation, user, organization: { vendorId: null, partnerId } });
    return { userId: user.id, organizationId: partnerId };
  });
}

/** The partner that is here already, or null for a new one. */
function choosePartner(match: PartnerMatch, who: Accepting, company: string | undefined): PartnerId | null {
  if (match.kind === 'none') return null;
  if (match.kind === 'company') {
    if (mayDecide(match.owners, who)) return match.partnerId;
    throw new DomainError('forbidden', `only an owner of ${match.partnerId} decides`, {
      show: `${match.name} is here already. Its owners have been asked by mail; one of them has to accept.`,
    });
  }
  if (!mayDecide([{ userId: match.userId }], who))
    throw new DomainError('forbidden', 'addressed to somebody else', {
      show: 'This invitation is for another address. Sign in with that one to accept.',
    });
  if (company === 'new') return null;
  const chosen = match.partners.find(({ partnerId }) => partnerId === company);
  if (chosen) return chosen.partnerId;
  const [only, another] = match.partners;
  if (only && !another && company === undefined) return only.partnerId;
  throw new DomainError('invalid', 'no company chosen', {
    show: 'Choose which of your companies works with this vendor.',
    fields: { company: 'choose one' },
  });
}

function mayDecide(owners: readonly { userId: UserId }[], who: Accepting): boolean {
  return who.kind === 'user' && owners.some(({ userId }) => userId === who.userId);
}

async function makePartner(tx: SystemTx, { vendorId, companyName }: Asked, now: Date): Promise<PartnerId> {
  const id = newId('partner');
  const { locale, timeZone } = await tx.vendor.findUniqueOrThrow({
    where: { id: vendorId },
    select: { locale: true, timeZone: true },
  });
  const slug = await freeSlug(
    companyName,
    async (wanted) => (await tx.partner.count({ where: { slug: wanted } })) === 0,
  );
  await tx.partner.create({ data: { id, name: companyName, slug, locale, timeZone, createdAt: now } });
  return id;
}

/** A partnership that had ended begins again, with the tier and groups of this invitation. */
async function makePartnership(tx: SystemTx, asks: Asked, partnerId: PartnerId, now: Date): Promise<void> {
  const key = { vendorId: asks.vendorId, partnerId };
  const tier = asks.tierId && (await tx.tier.findFirst({ where: { vendorId: asks.vendorId, id: asks.tierId } }));
  const tierId = tier ? tier.id : null;
  await tx.partnership.upsert({
    where: { vendorId_partnerId: key },
    create: { ...key, tierId, createdAt: now },
    update: { status: 'active', endedAt: null, ...(tierId ? { tierId } : {}) },
  });
  const groups = await tx.partnerGroup.findMany({ where: { vendorId: asks.vendorId, id: { in: asks.groupIds } } });
  await tx.partnerGroupMember.createMany({
    data: groups.map(({ id }) => ({ ...key, groupId: id })),
    skipDuplicates: true,
  });
}
