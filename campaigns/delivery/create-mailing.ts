import { canonicalAddress } from '#campaigns/contacts/address.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { type MailingId, newId } from '#campaigns/kernel/ids.ts';
import { makeRenderPlan } from '#templates/engine/render.ts';
import { ALL_EXPANDED } from './mailing-state.ts';
import { CreateMailingInput, type MailContent, type MailFrom } from './schema.ts';
import { headerProblem, installationAddress } from './sender-address.ts';

/**
 * Freezes a mail and plans its sending, inside the caller's transaction. From here on only its state moves. The
 * audience is not read yet: it is frozen when sending starts.
 *
 * @throws DomainError invalid when the mail lacks its unsubscribe link, a header is unsafe, or its sender is not one
 *         that this installation sends for
 */
export async function createMailing(ctx: PartnerCtx, given: CreateMailingInput): Promise<{ mailingId: MailingId }> {
  const input = CreateMailingInput.parse(given);
  const { partnerId } = ctx.scope;
  const { links, from, footer, ...head } = input;
  checkContent(input);
  await checkFrom(ctx, from);
  const mailingId = newId('mailing');
  await ctx.db.mailing.create({
    data: {
      ...head,
      partnerId,
      id: mailingId,
      ...(input.audienceId
        ? { state: 'scheduled', dueAt: input.startsAt }
        : { state: 'sending', dueAt: null, startedAt: input.startsAt, expandCursor: ALL_EXPANDED }),
      fromAddress: from.address,
      fromName: from.name,
      replyTo: from.replyTo,
      footer,
    },
    select: { id: true },
  });
  await ctx.db.mailingLink.createMany({ data: links.map((link) => ({ ...link, partnerId, mailingId })) });
  if (input.audienceId && input.startsAt <= ctx.clock.now())
    await emit(ctx, { type: 'mailing.due', partnerId, mailingId });
  return { mailingId };
}

/**
 * The last fence before a mail is frozen: what the law and the wire demand must be in it, whoever made it.
 *
 * @throws DomainError invalid; TemplateError when a source cannot be rendered
 */
export function checkContent({ subject, html, text }: Pick<MailContent, 'subject' | 'html' | 'text'>): void {
  makeRenderPlan({ subject, html, text });
  const problem = headerProblem(subject);
  if (problem) {
    throw new DomainError('invalid', `subject: ${problem}`, {
      show: 'The subject has a character that cannot stand in a mail header. Type it again.',
      fields: { subject: 'has a character that cannot stand in a mail header' },
    });
  }
  if (!html.includes('{{tl.unsubscribeUrl}}') || !text.includes('{{tl.unsubscribeUrl}}')) {
    throw new DomainError('invalid', 'the mail has no unsubscribe link', {
      show: 'This mail has no unsubscribe link, so it was not sent. The footer carries it; do not remove the footer.',
    });
  }
}

/**
 * A partner's mail comes from its own address at this installation and from no other: another domain would fail the
 * receivers' checks, and could be somebody else's.
 *
 * @throws DomainError invalid naming what is wrong with the sender
 */
export async function checkFrom(ctx: PartnerCtx, from: MailFrom): Promise<void> {
  const partner = await ctx.db.partner.findUnique({ where: { id: ctx.scope.partnerId }, select: { slug: true } });
  if (!partner) throw notFound('partner', ctx.scope.partnerId);
  const own = installationAddress(partner.slug, ctx.install);
  if (from.address.toLowerCase() !== own) {
    throw new DomainError('invalid', `${ctx.scope.partnerId} may not send as ${from.address}`, {
      show: `Mail can be sent from ${own} only: receivers would refuse mail in the name of another domain.`,
      fields: { from: `must be ${own}` },
    });
  }
  if (headerProblem(from.name) || from.name.trim() === '' || from.name.length > 100 || from.name.includes('@')) {
    throw new DomainError('invalid', 'the sender name is not fit for a header', {
      show: 'The sender name is empty, longer than 100 characters, or has a character that it cannot have.',
      fields: { fromName: 'is empty, too long, or has a character that it cannot have' },
    });
  }
  if (canonicalAddress(from.replyTo).kind === 'refused') {
    throw new DomainError('invalid', 'the reply address is not an address', {
      show: 'The reply address is not an e-mail address. Correct it in the brand kit.',
      fields: { replyTo: 'is not an e-mail address' },
    });
  }
}
