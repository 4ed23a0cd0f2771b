import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { SocialAccountId } from '#campaigns/kernel/ids.ts';
import { keepAccounts } from './internal/keep-accounts.ts';
import type { ConnectCaptured } from './schema.ts';
import type { SocialCaller } from './social-caller.ts';

/**
 * Where posts are captured, an account is a name: its posts stay here.
 *
 * @throws DomainError unsupported where posts go to the networks
 */
export async function connectCaptured(caller: SocialCaller, input: ConnectCaptured): Promise<SocialAccountId[]> {
  authorize(caller.actor, 'social_account:write');
  const { network, handle } = input;
  if (!caller.networks.captured) throw new DomainError('unsupported', `${network} is not captured here`);
  const found = {
    ...{ externalId: handle.toLowerCase(), handle, displayName: handle, server: '', profileUrl: '' },
    ...{ secrets: { access: '' }, expiresAt: null, renewable: false },
  };
  return inTransaction(caller, (ctx) => keepAccounts(ctx, network, [found]));
}
