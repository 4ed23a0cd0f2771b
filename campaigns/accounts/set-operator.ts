import { DomainError } from '#campaigns/kernel/errors.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

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
