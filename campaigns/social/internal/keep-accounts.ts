import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { newId, type SocialAccountId } from '#campaigns/kernel/ids.ts';
import type { FoundAccount } from '../networks/network.ts';
import { renewalTime } from '../renewal-time.ts';
import type { NetworkName } from '../schema.ts';
import { sealSecrets } from './account-secrets.ts';

/** Keeps accounts that a person just signed in to; one that was there is repaired. What waited for it goes on. */
export async function keepAccounts(
  ctx: PartnerCtx,
  network: NetworkName,
  found: readonly FoundAccount[],
): Promise<SocialAccountId[]> {
  const ids: SocialAccountId[] = [];
  for (const account of found) ids.push(await keepOne(ctx, network, account));
  await emit(ctx, { type: 'social_post.due', partnerId: ctx.scope.partnerId });
  return ids;
}

async function keepOne(ctx: PartnerCtx, network: NetworkName, found: FoundAccount): Promise<SocialAccountId> {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  const key = { partnerId, network, server: found.server, externalId: found.externalId };
  const known = await ctx.db.socialAccount.findUnique({
    where: { partnerId_network_server_externalId: key },
    select: { id: true },
  });
  const accountId = (known?.id as SocialAccountId | undefined) ?? newId('socialAccount');
  const { handle, displayName, profileUrl, expiresAt, renewable } = found;
  const data = {
    ...{ handle, displayName, profileUrl, status: 'connected', statusReason: '', expiresAt },
    sealed: sealSecrets(ctx.install.keys, { partnerId, accountId }, found.secrets),
    renewAt: renewalTime({ expiresAt, renewable, now }),
    ...{ renewingBy: null, leaseUntil: null, pausedUntil: null, remindedAt: null },
    connectedBy: actorName(ctx.actor),
    ...{ connectedAt: now, updatedAt: now },
  };
  if (known) await ctx.db.socialAccount.updateMany({ where: { partnerId, id: accountId }, data });
  else await ctx.db.socialAccount.createMany({ data: [{ ...key, id: accountId, ...data }] });
  const action = known ? 'social_account.repaired' : 'social_account.connected';
  await audit(ctx, { action, objectType: 'social_account', objectId: accountId, after: { network, handle } });
  return accountId;
}
