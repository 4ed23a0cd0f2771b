import { DomainError } from '#campaigns/kernel/errors.ts';
import type { UserId, VendorId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import { accountOf, join } from './accept-invitation.ts';
import { makeVendor, type Operator } from './create-vendor.ts';
import { isSetUpToken } from './invitation-token.ts';
import { hashPassword } from './password.ts';
import { refuseGuessable } from './password-rules.ts';
import type { SetUpInput } from './schema.ts';

/**
 * First start: whoever has the link from the log makes the first vendor, its admin, and the operator, in one.
 *
 * @throws DomainError expired (the link is older than 30 minutes, or somebody was faster) · invalid at `password`
 */
export async function setUpInstallation(
  { system, keys, now }: Operator,
  input: SetUpInput,
): Promise<{ userId: UserId; vendorId: VendorId }> {
  if (!isSetUpToken(keys, input.token, now)) throw setUpOver();
  refuseGuessable(input.password, [input.email, input.name, input.vendorName]);
  const passwordHash = await hashPassword(input.password);
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

function setUpOver(): DomainError {
  return new DomainError('expired', 'set-up link is not good', {
    show: 'This link has expired, or the installation has been set up. Restart the server for a new link, or sign in.',
  });
}
