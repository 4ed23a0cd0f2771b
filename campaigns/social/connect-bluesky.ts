import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { SocialAccountId } from '#campaigns/kernel/ids.ts';
import { keepAccounts } from './internal/keep-accounts.ts';
import { networkOf } from './internal/network-of.ts';
import { signingIn } from './internal/signing-in.ts';
import type { ConnectBluesky } from './schema.ts';
import type { SocialCaller } from './social-caller.ts';

/**
 * Connects a Bluesky account by app password, which is sealed and used to renew the session.
 *
 * @throws DomainError unsupported, invalid (wrong password, odd server) or unavailable
 */
export async function connectBluesky(caller: SocialCaller, input: ConnectBluesky): Promise<SocialAccountId[]> {
  authorize(caller.actor, 'social_account:write');
  const open = networkOf(caller.networks, 'bluesky').openWithPassword;
  if (!open) throw new DomainError('unsupported', 'bluesky takes no password here');
  const server = input.server === '' ? '' : new URL(input.server).origin;
  const found = await signingIn(() => open({ server, handle: input.handle, password: input.appPassword }));
  return inTransaction(caller, (ctx) => keepAccounts(ctx, 'bluesky', found));
}
