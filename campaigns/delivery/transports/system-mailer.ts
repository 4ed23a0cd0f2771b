import { DomainError } from '#campaigns/kernel/errors.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import type { Mailer } from './mailer.ts';

/** Says to mail servers and out-of-office programs that nobody reads answers to this. Source: RFC 3834. */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/**
 * Mail of the installation itself (invitations, password resets): from its own address, without tracking and without
 * unsubscribe headers, and apart from partners' mail.
 *
 * @returns a function that rejects with DomainError `unavailable` when trying again later may help, else `invalid`
 */
export function makeSystemMailer(mailer: Mailer, install: Pick<Installation, 'mailFromDomain'>): SystemMailer {
  return async (mail) => {
    const outcome = await mailer.send({
      messageId: `<${newId('request')}@${install.mailFromDomain}>`,
      from: { address: `system@${install.mailFromDomain}`, name: 'Throughline' },
      to: mail.to,
      replyTo: null,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      headers: HEADERS,
      owner: null,
    });
    if (outcome.kind === 'accepted') return;
    // A lost answer counts as not sent: a second invitation does no harm, a missing one does.
    const code = outcome.kind === 'refused' ? 'invalid' : 'unavailable';
    throw new DomainError(code, `${mail.kind} mail was not sent (${outcome.kind}: ${outcome.reason})`, {
      show: 'The mail could not be sent. Check the address, or try again later.',
    });
  };
}
