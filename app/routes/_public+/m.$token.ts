import { z } from 'zod';
import { mailPageResponse, noPreviewResponse } from '#app/http/preview.server.ts';
import { publicLoader } from '#app/http/public.server.ts';
import { parseMailViewToken } from '#campaigns/delivery/tracking/tokens.ts';
import { viewMail } from '#campaigns/delivery/view-mail.ts';
import { toLocale, wordsFor } from '#templates/engine/words.ts';

const MailPageInput = z.object({ token: z.string().max(512) });

/** "View in browser": a mail for its reader, or whoever was sent its link. Looking changes and counts nothing. */
export const loader = publicLoader(MailPageInput, async ({ input, world, enter, request }) => {
  const locale = toLocale(request.headers.get('accept-language') ?? 'en');
  const { unknown, mailGone } = wordsFor(locale).link;
  const facts = parseMailViewToken(world.install.keys, input.token);
  if (!facts) return noPreviewResponse(unknown, 404, locale);
  const mail = await viewMail(enter({ side: 'partner', partnerId: facts.partnerId }, 'mail as a page'), facts);
  return mail ? mailPageResponse(mail.html) : noPreviewResponse(mailGone, 410, locale);
});
