import { redirect } from '@remix-run/node';
import type { Mailbox } from '#campaigns/delivery/mailbox/queries.ts';
import type { PartnerId } from '#campaigns/kernel/ids.ts';
import { addressOf } from './enter.server.ts';
import { notFoundAddress } from './form.server.ts';
import { paths } from './paths.ts';
import type { PublicParts } from './public.server.ts';

/** Whose captured mail the viewer may read: null = the installation's. */
export type MailboxOf = PartnerId | null;

type Parts = Pick<PublicParts<never>, 'viewer' | 'world' | 'ip' | 'request' | 'enter'>;

/**
 * The operator reads all captured mail, a partner its own, a vendor none. In the demo, which runs on one's own machine,
 * whoever is at that machine and not signed in reads all of it too.
 */
export function mailboxOf({ viewer, world, ip, request }: Omit<Parts, 'enter'>): MailboxOf {
  if (viewer?.user.operator) return null;
  const scope = viewer?.active?.scope;
  if (scope?.side === 'partner') return scope.partnerId;
  if (viewer) throw notFoundAddress();
  if (world.install.demo && isLoopback(ip)) return null;
  throw redirect(paths.signIn(addressOf(request)), 303);
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || /^(::ffff:)?127\./.test(ip);
}

/** Opens that mailbox for as long as `work` takes. Every role of a partner may read it. */
export function withMailbox<T>(
  { enter, world }: Pick<Parts, 'enter' | 'world'>,
  owner: MailboxOf,
  work: (mailbox: Mailbox) => Promise<T>,
): Promise<T> {
  if (owner === null) return work({ kind: 'all', system: world.database.system });
  return enter({ side: 'partner', partnerId: owner }, 'mailbox').inScope((ctx) => work({ kind: 'partner', ctx }));
}
