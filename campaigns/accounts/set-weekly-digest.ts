import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { type Caller, type Ctx, inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { SetWeeklyDigestInput } from './schema.ts';

/**
 * Whether the person who asks gets the weekly digest of this organization; nobody decides it for another.
 *
 * @throws DomainError forbidden (a key is no person)
 */
export async function setWeeklyDigest(caller: Caller, { weeklyDigest }: SetWeeklyDigestInput): Promise<void> {
  authorize(caller.actor, 'organization:read');
  await inTransaction(caller, async (ctx) => {
    await ctx.db.membership.updateMany({ where: ownMembership(ctx), data: { weeklyDigest } });
    await audit(ctx, {
      ...{
        action: 'member.digest_set',
        objectType: 'member',
        objectId: ownMembership(ctx).userId,
        after: { weeklyDigest },
      },
    });
  });
}

/** Does the person who asks get it? */
export async function getsWeeklyDigest(ctx: Ctx): Promise<boolean> {
  if (ctx.actor.kind !== 'user') return false;
  const found = await ctx.db.membership.findFirst({ where: ownMembership(ctx), select: { weeklyDigest: true } });
  return found?.weeklyDigest ?? false;
}

function ownMembership({ actor, scope }: Ctx) {
  if (actor.kind !== 'user' || scope.side === 'behalf')
    throw new DomainError('forbidden', 'only a member has a digest', {
      show: 'Only a person of the organization can do this.',
    });
  const owner = scope.side === 'vendor' ? { vendorId: scope.vendorId } : { partnerId: scope.partnerId };
  return { ...owner, userId: actor.userId, revokedAt: null };
}
