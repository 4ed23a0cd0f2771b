import { CapturedMailId, PartnerId } from '#campaigns/kernel/ids.ts';
import { type Keys, sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';

/** Which mail's body is shown, and whose: null = by somebody who may see all of the installation's. */
export type MailTicket = { mailId: CapturedMailId; partnerId: PartnerId | null };

const OPENS_FOR_MS = 60 * 60 * 1000;
const SIGNATURE_BYTES = 16;

/** The token of a body's address: the frame it is shown in carries no session. It opens for an hour. */
export function signMailTicket(keys: Keys, { mailId, partnerId }: MailTicket, now: Date): string {
  const body = `${mailId}.${partnerId ?? 'all'}.${(now.getTime() + OPENS_FOR_MS).toString(36)}`;
  return `${keys.keyId}.${body}.${sign(keys.current('preview'), `mailbox:${body}`, SIGNATURE_BYTES)}`;
}

/** The ticket of a token; null when it is not ours or its hour is over. */
export function readMailTicket(keys: Keys, token: string, now: Date): MailTicket | null {
  const [keyId = '', mail = '', owner = '', until = '', signature = '', ...rest] = token.split('.');
  const key = keys.byId('preview', keyId);
  if (!key || rest.length > 0) return null;
  if (!signaturesMatch(signature, sign(key, `mailbox:${mail}.${owner}.${until}`, SIGNATURE_BYTES))) return null;
  if (now.getTime() >= Number.parseInt(until, 36)) return null;
  return { mailId: CapturedMailId.parse(mail), partnerId: owner === 'all' ? null : PartnerId.parse(owner) };
}
