import type { DeliveryId, MailingId, PartnerId } from '#campaigns/kernel/ids.ts';

export type Mailbox = { address: string; name: string };

/** One message to one person, ready for any transport. */
export type OutgoingMail = {
  /** With angle brackets. Fixed before the first try and the same at every other, so that receivers can see doubles. */
  messageId: string;
  from: Mailbox;
  to: Mailbox;
  replyTo: Mailbox | null;
  subject: string;
  html: string;
  text: string;
  headers: Readonly<Record<string, string>>;
  /** null: a mail of the installation itself */
  owner: { partnerId: PartnerId; mailingId: MailingId | null; deliveryId: DeliveryId | null } | null;
};

/** What a transport says about one try. What the caller must do differs for each. */
export type SendOutcome =
  | { kind: 'accepted'; providerId: string | null }
  /** this message, for good; `hard`: the address does not exist */
  | { kind: 'refused'; reason: string; hard: boolean }
  /** this message, for now: surely not handed over */
  | { kind: 'deferred'; reason: string }
  /** everything, for now: surely not handed over. `retryAfterMs` null = the caller's own back-off */
  | {
      kind: 'throttled';
      cause: 'throttled' | 'daily_quota' | 'unreachable';
      reason: string;
      retryAfterMs: number | null;
    }
  /** everything, until a person has done something about it */
  | { kind: 'sender_refused'; reason: string }
  /** perhaps handed over, perhaps not; never to be tried again blindly */
  | { kind: 'unknown'; reason: string };

export type Mailer = {
  readonly kind: 'smtp' | 'ses' | 'capture';
  /** messages it carries at a time */
  readonly concurrency: number;
  /** Tries once. Never rejects: what goes wrong is an outcome. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Which of these messages were taken, where the transport can tell for certain. */
  lookup?(messageIds: readonly string[]): Promise<Set<string>>;
  close(): Promise<void>;
};
