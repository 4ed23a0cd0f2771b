import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MailPage } from '#app/components/mailbox/mail-page.tsx';
import { mailboxOf, withMailbox } from '#app/http/mailbox.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicLoader } from '#app/http/public.server.ts';
import words from '#app/i18n/en/mailbox.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { signMailTicket } from '#campaigns/delivery/mailbox/mail-ticket.ts';
import { getCapturedMail } from '#campaigns/delivery/mailbox/queries.ts';
import { readMail } from '#campaigns/delivery/mailbox/read-mail.ts';
import { CapturedMailInput } from '#campaigns/delivery/mailbox/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.mail.subject || t('mailbox.title'));

export const loader = publicLoader(CapturedMailInput, async (parts) => {
  const { input, world } = parts;
  const owner = mailboxOf(parts);
  const { source, ...mail } = await withMailbox(parts, owner, (mailbox) => getCapturedMail(mailbox, input.mailId));
  const { html, text, headers, links, attachments } = await readMail(source);
  const ticket = signMailTicket(world.install.keys, { mailId: mail.id, partnerId: owner }, world.clock.now());
  return {
    mail,
    view: input.view,
    links,
    attachments,
    bodyAt: html === null ? null : paths.mailBody(ticket),
    // Only what this view shows goes to the browser.
    text: input.view === 'text' ? text : null,
    headers: input.view === 'headers' ? headers : [],
    source: input.view === 'source' ? source.toString('utf8') : null,
  };
});

export type CapturedMailView = Awaited<ReturnType<typeof loader>>;

export default function CapturedMail() {
  return <MailPage view={useLoaderData<typeof loader>()} />;
}
