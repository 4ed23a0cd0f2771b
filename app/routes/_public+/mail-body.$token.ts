import { z } from 'zod';
import { withMailbox } from '#app/http/mailbox.server.ts';
import { noPreviewResponse, previewResponse } from '#app/http/preview.server.ts';
import { publicLoader } from '#app/http/public.server.ts';
import { readMailTicket } from '#campaigns/delivery/mailbox/mail-ticket.ts';
import { getCapturedMail } from '#campaigns/delivery/mailbox/queries.ts';
import { readMail } from '#campaigns/delivery/mailbox/read-mail.ts';

const MailBodyInput = z.object({
  token: z.string().max(300),
  scheme: z.enum(['light', 'dark']).default('light'),
  images: z.enum(['on', 'off']).default('on'),
});

/** A mail's HTML part as a document of its own. The token says which and whose; the frame around it has no session. */
export const loader = publicLoader(MailBodyInput, async ({ input, world, enter }) => {
  const ticket = readMailTicket(world.install.keys, input.token, world.clock.now());
  if (!ticket) return noPreviewResponse('This view has expired. Load the page again.', 410);
  const { subject, source } = await withMailbox({ enter, world }, ticket.partnerId, (mailbox) =>
    getCapturedMail(mailbox, ticket.mailId),
  );
  const { html, text } = await readMail(source);
  return previewResponse({ subject, html: html ?? '', text: text ?? '' }, { ...input, part: 'html' });
});
