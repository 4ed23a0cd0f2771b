import type { OutgoingMail, SendOutcome } from './mailer.ts';

// What separates, surrounds or comments addresses, and whatever could end a line of SMTP.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
const SEPARATES = /[\s,;:<>()[\]"\\\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/**
 * The last look before any transport: exactly one recipient, and nothing that a mail library or server could read as a
 * second one, or as a command. Addresses are checked where they come in; whatever happened to a row since ends here.
 *
 * @returns the refusal, or null for a mail that may go
 * Source: RFC 5321 4.1.2 without quoted local parts; nodemailer sends to each of "a@x, b@y".
 */
export function refuseSeveral({ to: { address } }: OutgoingMail): SendOutcome | null {
  const isOne = address.split('@').length === 2 && !SEPARATES.test(address);
  return isOne ? null : { kind: 'refused', reason: 'The address is not one plain e-mail address.', hard: false };
}
