const DAY_MS = 86_400_000;
/** People are told this long before posting ends. Source: partners of other products are reminded 20 days ahead. */
export const REPAIR_NOTICE_DAYS = 20;

/**
 * When a worker renews an account: at three quarters of its time, so that a bad day of the network does no harm.
 *
 * @returns null when it does not end, or only a person can renew it
 */
export function renewalTime(facts: { expiresAt: Date | null; renewable: boolean; now: Date }): Date | null {
  const { expiresAt, renewable, now } = facts;
  if (!expiresAt || !renewable) return null;
  return new Date(now.getTime() + 0.75 * (expiresAt.getTime() - now.getTime()));
}

/** Does a person have to do something about this account, or soon? */
export function needsPerson(
  account: { status: string; expiresAt: Date | null; renewAt: Date | null },
  now: Date,
): boolean {
  if (account.status === 'needs_repair') return true;
  if (account.status !== 'connected' || !account.expiresAt || account.renewAt) return false;
  return account.expiresAt.getTime() - now.getTime() < REPAIR_NOTICE_DAYS * DAY_MS;
}
