import { inTransaction, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { isDomainError } from '#campaigns/kernel/errors.ts';
import { newId, type SocialAccountId } from '#campaigns/kernel/ids.ts';
import { type AccountRow, sealSecrets, sessionOf } from './internal/account-secrets.ts';
import { networkOf } from './internal/network-of.ts';
import { type Renewed, SignInRefused } from './networks/network.ts';
import { renewalTime } from './renewal-time.ts';
import { NetworkName } from './schema.ts';
import type { SocialCaller } from './social-caller.ts';

const LEASE_MS = 90_000;
const AGAIN_MS = 5 * 60_000;

export type RenewEnd = 'renewed' | 'needs_repair' | 'later';

/**
 * Renews an account's tokens. One worker at a time: a refresh token may be good for one use, and two workers with the
 * same one would lock the partner out.
 *
 * A worker that dies at it leaves a lease that ends. Whether the network gave new tokens by then nobody knows: the next
 * worker tries the old ones again, and where they were good for one use the network refuses and a person is asked.
 *
 * @param seen the sealed tokens that have come to their end: an account that got others since is left alone
 * @returns later = another worker is at it, or the network does not answer
 */
export async function renewAccount(
  caller: SocialCaller,
  { accountId, seen }: { accountId: SocialAccountId; seen?: string },
): Promise<RenewEnd> {
  const claim = newId('request');
  const account = await inTransaction(caller, (ctx) => claimRenewal(ctx, { accountId, claim, seen }));
  if (!account) return 'later';
  const asked = await askForRenewal(caller, account);
  return inTransaction(caller, (ctx) => settleRenewal(ctx, { accountId, claim, asked }));
}

/** Calls an account one that only a person can mend; everything that waits for it stays. */
export async function markForRepair(ctx: PartnerCtx, accountId: string, reason: string): Promise<void> {
  await ctx.db.socialAccount.updateMany({
    where: { partnerId: ctx.scope.partnerId, id: accountId, status: 'connected' },
    data: { status: 'needs_repair', statusReason: reason, renewAt: null, updatedAt: ctx.clock.now() },
  });
}

type Claimed = AccountRow & { network: string };
type Asked = { kind: 'renewed'; renewed: Renewed } | { kind: 'needs_repair'; reason: string } | { kind: 'later' };

type Claiming = { accountId: SocialAccountId; claim: string; seen: string | undefined };

async function claimRenewal(ctx: PartnerCtx, { accountId, claim, seen }: Claiming) {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  const free = { OR: [{ leaseUntil: null }, { leaseUntil: { lte: now } }], ...(seen ? { sealed: seen } : {}) };
  const { count } = await ctx.db.socialAccount.updateMany({
    where: { partnerId, id: accountId, status: 'connected', ...free },
    data: { renewingBy: claim, leaseUntil: new Date(now.getTime() + LEASE_MS) },
  });
  if (count === 0) return null;
  const row = await ctx.db.socialAccount.findUnique({
    where: { partnerId_id: { partnerId, id: accountId } },
    select: { network: true, externalId: true, handle: true, server: true, sealed: true },
  });
  return row && { ...row, partnerId, accountId };
}

async function askForRenewal(caller: SocialCaller, account: Claimed): Promise<Asked> {
  try {
    const network = networkOf(caller.networks, NetworkName.parse(account.network));
    if (!network.renew) return { kind: 'needs_repair', reason: 'signed_out' };
    return { kind: 'renewed', renewed: await network.renew(sessionOf(caller.install.keys, caller.networks, account)) };
  } catch (error) {
    if (error instanceof SignInRefused) return { kind: 'needs_repair', reason: 'signed_out' };
    if (isDomainError(error) && error.code === 'expired') return { kind: 'needs_repair', reason: 'sealed' };
    if (isDomainError(error)) return { kind: 'later' };
    throw error;
  }
}

async function settleRenewal(
  ctx: PartnerCtx,
  { accountId, claim, asked }: { accountId: SocialAccountId; claim: string; asked: Asked },
): Promise<RenewEnd> {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  const where = { partnerId, id: accountId, renewingBy: claim, status: 'connected' };
  const free = { renewingBy: null, leaseUntil: null, updatedAt: now };
  if (asked.kind === 'needs_repair') {
    const data = { ...free, status: 'needs_repair', statusReason: asked.reason, renewAt: null };
    await ctx.db.socialAccount.updateMany({ where, data });
  } else if (asked.kind === 'later') {
    await ctx.db.socialAccount.updateMany({ where, data: { ...free, renewAt: new Date(now.getTime() + AGAIN_MS) } });
  } else {
    const { secrets, expiresAt, renewable } = asked.renewed;
    const sealed = sealSecrets(ctx.install.keys, { partnerId, accountId }, secrets);
    const renewAt = renewalTime({ expiresAt, renewable, now });
    await ctx.db.socialAccount.updateMany({ where, data: { ...free, sealed, expiresAt, renewAt } });
  }
  return asked.kind;
}
