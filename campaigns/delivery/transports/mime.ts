import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from './mailer.ts';

// A header's line has at most 998 octets (RFC 5322), and a word that long has no place to fold. No inbox shows so much.
const MAX_SUBJECT_CHARS = 500;

/**
 * A message as nodemailer takes it. Recipients go in as one name and one address, never as text that would be parsed;
 * files and addresses are never fetched.
 */
export function toMailOptions(mail: OutgoingMail) {
  const { messageId, from, to, replyTo, subject, html, text, headers } = mail;
  return {
    messageId,
    from,
    to,
    ...(replyTo ? { replyTo } : {}),
    envelope: { from: from.address, to: [to.address] },
    subject: [...subject].slice(0, MAX_SUBJECT_CHARS).join(''),
    html,
    text,
    headers: { ...headers },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The whole message as it goes over the wire, for transports that take it in one piece. */
export function buildMime(mail: OutgoingMail): Promise<Buffer> {
  return new MailComposer(toMailOptions(mail)).compile().build();
}
