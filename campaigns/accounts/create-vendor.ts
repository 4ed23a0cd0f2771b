import { newId, type VendorId } from '#campaigns/kernel/ids.ts';
import type { Keys } from '#campaigns/kernel/secrets.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import type { SystemTx } from './accept-invitation.ts';
import { INVITATION_DAYS } from './create-invitation.ts';
import { hashToken, invitationToken } from './invitation-token.ts';
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

/** The vendor itself, with a slug nobody has. */
export async function makeVendor(tx: SystemTx, name: string, now: Date): Promise<VendorId> {
  const id = newId('vendor');
  const slug = await freeSlug(name, async (wanted) => (await tx.vendor.count({ where: { slug: wanted } })) === 0);
  await tx.vendor.create({ data: { id, name, slug, createdAt: now } });
  return id;
}
