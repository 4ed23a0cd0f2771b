import { z } from 'zod';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type SocialAccountId, SocialSignInId } from '#campaigns/kernel/ids.ts';
import { signaturesMatch, unseal } from '#campaigns/kernel/secrets.ts';
import { redirectUri } from './begin-sign-in.ts';
import { keepAccounts } from './internal/keep-accounts.ts';
import { networkOf } from './internal/network-of.ts';
import { signingIn } from './internal/signing-in.ts';
import { type FinishSignIn, NetworkName } from './schema.ts';
import type { SocialCaller } from './social-caller.ts';

const Kept = z.object({
  secret: z.string(),
  verifier: z.string(),
  app: z.object({ clientId: z.string(), clientSecret: z.string() }).optional(),
});

/**
 * Ends a sign-in that the same person began: takes it (once), trades the code, keeps the accounts.
 *
 * @throws DomainError forbidden when it was not begun here or is over; invalid when the network says no
 */
export async function finishSignIn(caller: SocialCaller, input: FinishSignIn): Promise<SocialAccountId[]> {
  authorize(caller.actor, 'social_account:write');
  const begun = await takeSignIn(caller, input.state);
  if (input.error !== '' || input.code === '')
    throw new DomainError('invalid', `${begun.network}: ${input.error || 'no code'}`, {
      show: 'The network did not let us in. Nothing was connected. You can try again.',
    });
  const network = networkOf(caller.networks, begun.network);
  const { server, verifier, app } = begun;
  const found = await signingIn(
    async () =>
      (await network.finish?.({
        ...{ server, verifier, app, state: input.state, code: input.code },
        redirectUri: redirectUri(caller.install.publicUrl),
      })) ?? [],
  );
  if (found.length === 0)
    throw new DomainError('invalid', `${begun.network}: no account`, {
      show: 'There is no account or page there that we may post to. Nothing was connected.',
    });
  return inTransaction(caller, (ctx) => keepAccounts(ctx, begun.network, found));
}

async function takeSignIn(caller: SocialCaller, state: string) {
  const [id = '', secret = ''] = state.split('.');
  const parsed = SocialSignInId.safeParse(id);
  const { actor, scope } = caller;
  if (!parsed.success || actor.kind !== 'user') throw strange();
  const { partnerId } = scope;
  const row = await inTransaction(caller, async (ctx) => {
    const now = ctx.clock.now();
    const { count } = await ctx.db.socialSignIn.updateMany({
      where: { partnerId, id: parsed.data, userId: actor.userId, takenAt: null, expiresAt: { gt: now } },
      data: { takenAt: now },
    });
    if (count === 0) return null;
    return ctx.db.socialSignIn.findUnique({
      where: { partnerId_id: { partnerId, id: parsed.data } },
      select: { network: true, server: true, sealed: true },
    });
  });
  const text = row && unseal(caller.install.keys, 'social-token', { sealed: row.sealed, owner: `${partnerId} ${id}` });
  if (!row || !text) throw strange();
  const kept = Kept.parse(JSON.parse(text));
  if (!signaturesMatch(kept.secret, secret)) throw strange();
  return { network: NetworkName.parse(row.network), server: row.server, ...kept };
}

function strange(): DomainError {
  return new DomainError('forbidden', 'a sign-in that was not begun here, or is over', {
    show: 'This sign-in was not begun here, or took longer than ten minutes. Nothing was connected. Begin again.',
  });
}
