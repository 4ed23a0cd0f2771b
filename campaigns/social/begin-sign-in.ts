import { generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { seal, unseal } from '#campaigns/kernel/secrets.ts';
import { networkOf } from './internal/network-of.ts';
import type { ServerApp } from './networks/network.ts';
import type { BeginSignIn } from './schema.ts';
import type { SocialCaller } from './social-caller.ts';

const MINUTES = 10;

/**
 * Begins a sign-in at a network: what comes back must bear this state, within ten minutes, from the same person.
 *
 * @returns the network's address to send the person to
 * @throws DomainError unsupported for a network that is not set up; invalid or unavailable for a server that is none
 */
export async function beginSignIn(caller: SocialCaller, input: BeginSignIn): Promise<URL> {
  authorize(caller.actor, 'social_account:write');
  const { actor, install } = caller;
  if (actor.kind !== 'user') throw new DomainError('forbidden', 'only a person signs in at a network');
  const network = networkOf(caller.networks, input.network);
  if (!network.begin) throw new DomainError('unsupported', `${input.network} has no sign-in page`);
  const server = network.hasServers ? serverOf(input.server) : '';
  const signInId = newId('socialSignIn');
  const [secret, verifier] = [generateRandomState(), generateRandomCodeVerifier()];
  const known = network.hasServers ? await findApp(caller, server) : undefined;
  const { url, app } = await network.begin({
    ...{ server, verifier, app: known, state: `${signInId}.${secret}`, redirectUri: redirectUri(install.publicUrl) },
  });
  const { partnerId } = caller.scope;
  const now = caller.clock.now();
  await inTransaction(caller, async (ctx) => {
    if (app && !known) {
      const sealed = seal(install.keys, 'social-token', { text: app.clientSecret, owner: `${partnerId} ${server}` });
      const row = { partnerId, server, clientId: app.clientId, sealed, createdAt: now };
      await ctx.db.socialServerApp.createMany({ data: [row], skipDuplicates: true });
    }
    const text = JSON.stringify({ secret, verifier, app });
    const sealed = seal(install.keys, 'social-token', { text, owner: `${partnerId} ${signInId}` });
    const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
    const row = { partnerId, id: signInId, network: input.network, server, userId: actor.userId, sealed, expiresAt };
    await ctx.db.socialSignIn.createMany({ data: [row] });
  });
  return url;
}

/** The one address that networks send people back to. */
export function redirectUri(publicUrl: string): string {
  return `${publicUrl}/partner/social/callback`;
}

function serverOf(text: string): string {
  if (text !== '') return new URL(text).origin;
  const show = 'Say on which server the account is, like mastodon.social.';
  throw new DomainError('invalid', 'no server', { show, fields: { server: show } });
}

async function findApp(caller: SocialCaller, server: string): Promise<ServerApp | undefined> {
  const { partnerId } = caller.scope;
  const row = await inTransaction(caller, (ctx) =>
    ctx.db.socialServerApp.findUnique({
      where: { partnerId_server: { partnerId, server } },
      select: { clientId: true, sealed: true },
    }),
  );
  if (!row) return undefined;
  const owner = `${partnerId} ${server}`;
  const clientSecret = unseal(caller.install.keys, 'social-token', { sealed: row.sealed, owner });
  return clientSecret === null ? undefined : { clientId: row.clientId, clientSecret };
}
