import { createHash } from 'node:crypto';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { SocialAccountId } from '#campaigns/kernel/ids.ts';
import { beginSignIn } from '#campaigns/social/begin-sign-in.ts';
import { connectBluesky } from '#campaigns/social/connect-bluesky.ts';
import { finishSignIn } from '#campaigns/social/finish-sign-in.ts';
import type { NetworkName } from '#campaigns/social/schema.ts';
import type { SocialCaller } from '#campaigns/social/social-caller.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';

/** Says yes at the network's page, as a person would: the code that comes back with the state. */
export function sayYes(fake: FakeSocial, url: URL): { state: string; code: string; error: string } {
  const code = createHash('sha256').update(url.href).digest('hex');
  const challenge = url.searchParams.get('code_challenge') ?? '';
  fake.codes.set(code, { challenge, redirect: url.searchParams.get('redirect_uri') ?? '' });
  return { state: url.searchParams.get('state') ?? '', code, error: '' };
}

/** Connects the fake's one account at a network, by that network's own way. */
export async function anAccount(
  caller: SocialCaller,
  fake: FakeSocial,
  network: NetworkName,
): Promise<SocialAccountId> {
  const [id] =
    network === 'bluesky'
      ? await connectBluesky(caller, { server: '', handle: 'brightside.bsky.social', appPassword: 'app-pass-word' })
      : await finishSignIn(
          caller,
          sayYes(fake, await beginSignIn(caller, { network, server: network === 'mastodon' ? fake.url : '' })),
        );
  if (!id) throw new Error(`no account at ${network}`);
  return id;
}

/** A partner's caller with the networks at hand. */
export function withNetworks(caller: PartnerCaller, networks: SocialCaller['networks']): SocialCaller {
  return { ...caller, networks };
}
