import type { SocialEnv } from '#campaigns/kernel/env.ts';
import { newId, PartnerId } from '#campaigns/kernel/ids.ts';
import { makeOutbound } from '#campaigns/kernel/outbound.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { NETWORKS } from '../schema.ts';
import { makeBluesky } from './bluesky.ts';
import { makeCapturingNetwork } from './captured.ts';
import { makeFacebook } from './facebook.ts';
import { makeLinkedIn } from './linkedin.ts';
import { makeMastodon } from './mastodon.ts';
import type { Networks, SocialNetwork } from './network.ts';
import { makeX } from './x.ts';

/** The networks of this installation, as its environment says. */
export function makeNetworks(env: SocialEnv, world: World): Networks {
  const list = env.kind === 'capture' ? captured(world) : connected(env);
  return { captured: env.kind === 'capture', byName: new Map(list.map((network) => [network.name, network])) };
}

function captured(world: World): SocialNetwork[] {
  const enter = (partnerId: string) =>
    makeCaller(world, {
      scope: { side: 'partner', partnerId: PartnerId.parse(partnerId) },
      actor: { kind: 'system', reason: 'captured network' },
      requestId: newId('request'),
    });
  return NETWORKS.map((name) => makeCapturingNetwork(name, enter, world.install.publicUrl));
}

function connected(env: Extract<SocialEnv, { kind: 'networks' }>): SocialNetwork[] {
  // What the keeper configured is trusted as it stands; what people type is not.
  const trusted = [env.linkedin, env.facebook].flatMap((app) => (app ? [app.apiUrl, app.signInUrl] : []));
  const hosts = trusted.map((url) => new URL(url).host);
  const outbound = makeOutbound({ privateHosts: [...env.privateHosts, ...hosts] });
  const toStrangers = makeOutbound({ privateHosts: [...env.privateHosts, new URL(env.blueskyUrl).host] });
  return [
    ...(env.linkedin ? [makeLinkedIn({ app: env.linkedin, outbound })] : []),
    ...(env.facebook ? [makeFacebook({ app: env.facebook, outbound })] : []),
    ...(env.x ? [makeX({ app: env.x })] : []),
    makeBluesky({ url: env.blueskyUrl, outbound: toStrangers }),
    makeMastodon({ outbound: toStrangers }),
  ];
}
