import { DomainError } from '#campaigns/kernel/errors.ts';
import type { Networks, SocialNetwork } from '../networks/network.ts';
import type { NetworkName } from '../schema.ts';

/** @throws DomainError unsupported when the installation has no app at this network */
export function networkOf(networks: Networks, name: NetworkName): SocialNetwork {
  const network = networks.byName.get(name);
  if (network) return network;
  throw new DomainError('unsupported', `${name} is not set up`, {
    show: 'This network is not set up here. Ask whoever runs this installation.',
  });
}
