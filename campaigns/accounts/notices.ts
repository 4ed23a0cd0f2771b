import type { Caller, PartnerScope, VendorScope } from '#campaigns/kernel/context.ts';
import { isDomainError } from '#campaigns/kernel/errors.ts';
import type { MembershipId } from '#campaigns/kernel/ids.ts';
import type { SystemMail, SystemMailer } from '#campaigns/kernel/mail.ts';

type OrganizationCaller = Caller<VendorScope | PartnerScope>;
export type NoticeTo = { membershipId: MembershipId; name: string; email: string };

/** Members of the organization who are still in it, by role where one is named. */
export async function listMembersToTell(
  caller: OrganizationCaller,
  only: { roles?: readonly string[]; weeklyDigest?: true },
): Promise<NoticeTo[]> {
  const { roles, weeklyDigest } = only;
  const { scope } = caller;
  const owner = scope.side === 'vendor' ? { vendorId: scope.vendorId } : { partnerId: scope.partnerId };
  const rows = await caller.inScope(({ db }) =>
    db.membership.findMany({
      where: {
        ...owner,
        revokedAt: null,
        ...(roles ? { role: { in: [...roles] } } : {}),
        ...(weeklyDigest ? { weeklyDigest } : {}),
      },
      orderBy: { id: 'asc' },
      select: { id: true, name: true, email: true },
    }),
  );
  return rows.map(({ id, ...row }) => ({ ...row, membershipId: id as MembershipId }));
}

/**
 * Mails one notice to those who have not had it: each is claimed in the database before the mail leaves, so that it goes
 * out once however many workers run. A worker killed in between leaves it unsent; one the transport refused is given
 * back and tried again.
 *
 * @param notice.key what it is, "digest.2026-03-30"; the member is added to it
 * @returns how many were mailed
 * @throws DomainError unavailable when the transport refused one
 */
export async function sendNotice(
  caller: OrganizationCaller & { systemMailer: SystemMailer },
  notice: { key: string; to: readonly NoticeTo[]; mail: Pick<SystemMail, 'subject' | 'html' | 'text'> },
): Promise<number> {
  let mailed = 0;
  for (const { membershipId, name, email } of notice.to) {
    const key = `${notice.key}.${membershipId}`;
    if (!(await claimNotice(caller, key))) continue;
    try {
      await caller.systemMailer({ kind: 'notice', to: { address: email, name }, ...notice.mail });
    } catch (error) {
      // This address is refused for good; the others still get theirs.
      if (isDomainError(error) && error.code === 'invalid') continue;
      await caller.inScope(({ db }) => db.sentNotice.deleteMany({ where: { organizationId: idOf(caller), key } }));
      throw error;
    }
    mailed += 1;
  }
  return mailed;
}

/** True for the first who asks. */
export async function claimNotice(caller: OrganizationCaller, key: string): Promise<boolean> {
  const { scope } = caller;
  const { count } = await caller.inScope(({ db, clock }) =>
    db.sentNotice.createMany({
      data: {
        ...{ organizationId: idOf(caller), key, claimedAt: clock.now() },
        vendorId: scope.side === 'vendor' ? scope.vendorId : null,
        partnerId: scope.side === 'partner' ? scope.partnerId : null,
      },
      skipDuplicates: true,
    }),
  );
  return count === 1;
}

function idOf({ scope }: OrganizationCaller): string {
  return scope.side === 'vendor' ? scope.vendorId : scope.partnerId;
}
