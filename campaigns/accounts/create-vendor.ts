import { DomainError } from '#campaigns/kernel/errors.ts';
import { newId, type UserId, type VendorId } from '#campaigns/kernel/ids.ts';
import type { Keys } from '#campaigns/kernel/secrets.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import { accountOf, join, type SystemTx } from './accept-invitation.ts';
import { INVITATION_DAYS } from './create-invitation.ts';
import { hashToken, invitationToken, isSetUpToken } from './invitation-token.ts';
import type { SetUpInput } from './schema.ts';
import { freeSlug } from './slug.ts';

/** What an operator's command needs: the system role, and the installation. */
export type Operator = { system: SystemDb; keys: Keys; now: Date };

/**
 * A vendor and the invitation of its first admin, made by the operator on the command line. The link is returned and
 * mailed; it is good for 7 days and once.
 *
 * @returns the invitation's token, for `/invitation/:token`
 */
export async function createVendorWithInvitation(
  { system, keys, now }: Operator,
  { name, email }: { name: string; email: string },
): Promise<{ vendorId: VendorId; token: string }> {
  const invitationId = newId('invitation');
  const token = invitationToken(keys, invitationId);
  const vendorId = await system.$transaction(async (tx) => {
    const id = await makeVendor(tx, name, now);
    await tx.invitation.create({
      data: {
        id: invitationId,
        ...{
          side: 'vendor',
          vendorId: id,
          role: 'admin',
          email,
          tokenHash: hashToken(token),
          invitedBy: 'Throughline',
        },
        createdAt: now,
        expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000),
      },
    });
    await tx.outboxEvent.createMany({
      data: { id: newId('event'), type: 'invitation.created', payload: { invitationId }, vendorId: id },
    });
    return id;
  });
  return { vendorId, token };
}

/**
 * First start: whoever has the link from the log makes the first vendor, its admin, and the operator, in one.
 *
 * @param passwordHash of the admin's password
 * @throws DomainError expired (the link is older than 30 minutes, or somebody was faster)
 */
export async function setUpInstallation(
  { system, keys, now }: Operator,
  input: SetUpInput,
  passwordHash: string,
): Promise<{ userId: UserId; vendorId: VendorId }> {
  if (!isSetUpToken(keys, input.token, now)) throw setUpOver();
  return system.$transaction(
    async (tx) => {
      if ((await tx.vendor.count()) > 0) throw setUpOver();
      const vendorId = await makeVendor(tx, input.vendorName, now);
      const user = await accountOf(tx, input.email, { kind: 'new', name: input.name, passwordHash }, now);
      await tx.user.update({ where: { id: user.id }, data: { operator: true } });
      await join(tx, { user, organization: { vendorId, partnerId: null }, role: 'admin', now });
      return { userId: user.id, vendorId };
    },
    // Two browsers with the same link: one of them makes the vendor, the other one sees it and is refused.
    { isolationLevel: 'Serializable' },
  );
}

/** Is there nobody yet? Then the log shows a link for setting up. */
export async function isEmptyInstallation(system: SystemDb): Promise<boolean> {
  return (await system.vendor.count()) === 0;
}

/**
 * Makes an account an operator of the installation, or takes it back: it reads the mailbox of captured mail, no tenant's
 * data.
 *
 * @throws DomainError not_found
 */
export async function setOperator(
  system: SystemDb,
  { email, operator }: { email: string; operator: boolean },
): Promise<void> {
  const { count } = await system.user.updateMany({ where: { email }, data: { operator } });
  if (count === 0)
    throw new DomainError('not_found', 'no account has this address', { show: 'No account has this address.' });
}

async function makeVendor(tx: SystemTx, name: string, now: Date): Promise<VendorId> {
  const id = newId('vendor');
  const slug = await freeSlug(name, async (wanted) => (await tx.vendor.count({ where: { slug: wanted } })) === 0);
  await tx.vendor.create({ data: { id, name, slug, createdAt: now } });
  return id;
}

function setUpOver(): DomainError {
  return new DomainError('expired', 'set-up link is not good', {
    show: 'This link has expired, or the installation has been set up. Restart the server for a new link, or sign in.',
  });
}
