import { z } from 'zod';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type Keys, seal, unseal } from '#campaigns/kernel/secrets.ts';
import type { Networks, Secrets, Session } from '../networks/network.ts';

const StoredSecrets = z.object({
  access: z.string(),
  refresh: z.string().optional(),
  appPassword: z.string().optional(),
});

type Owner = { partnerId: string; accountId: string };
const nameOf = ({ partnerId, accountId }: Owner) => `${partnerId} ${accountId}`;

export function sealSecrets(keys: Keys, owner: Owner, secrets: Secrets): string {
  return seal(keys, 'social-token', { text: JSON.stringify(secrets), owner: nameOf(owner) });
}

/** @throws DomainError expired when the key it was sealed with is gone: the account has to be connected again */
function openSecrets(keys: Keys, owner: Owner, sealed: string): Secrets {
  const text = unseal(keys, 'social-token', { sealed, owner: nameOf(owner) });
  if (text === null)
    throw new DomainError('expired', `tokens of ${owner.accountId} do not open`, {
      show: 'This account has to be connected again.',
    });
  return StoredSecrets.parse(JSON.parse(text));
}

export type AccountRow = Owner & { externalId: string; handle: string; server: string; sealed: string };

/** An account as its network's client takes it. @throws as openSecrets */
export function sessionOf(keys: Keys, networks: Networks, account: AccountRow): Session {
  const { externalId, handle, partnerId } = account;
  // A captured account lives nowhere but at its partner.
  const server = networks.captured ? partnerId : account.server;
  return { externalId, handle, server, secrets: openSecrets(keys, account, account.sealed) };
}
