import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { ContactId } from '#campaigns/kernel/ids.ts';
import { compileTemplate } from '#templates/engine/compile.ts';
import { TemplateError } from '#templates/engine/problems.ts';
import { makeRenderPlan, type RenderedMessage, renderMessage } from '#templates/engine/render.ts';
import { readLaunchSource, toCompileInput } from './launch-source.ts';
import { getLaunch } from './queries.ts';
import { SAMPLE_CONTACT } from './sample-contact.ts';
import type { PreviewLaunchInput } from './schema.ts';

/**
 * The mail of a draft as it stands, filled with a sample person or one of the partner's contacts. Links go to their
 * destinations, untracked; parts that may not be sent yet are shown all the same.
 *
 * @throws DomainError not_found; invalid when the template itself cannot be compiled
 */
export async function previewLaunch(
  caller: PartnerCaller,
  input: Pick<PreviewLaunchInput, 'launchId' | 'contactId'>,
): Promise<RenderedMessage> {
  authorize(caller.actor, 'launch:read');
  const { publicUrl } = caller.install;
  const { source, zones, contact } = await inTransaction(caller, async (ctx) => {
    const launch = await getLaunch(ctx, input.launchId);
    const { source } = await readLaunchSource(ctx, launch);
    return { source, zones: launch.zones, contact: await readContact(ctx, input.contactId) };
  });
  try {
    const mail = await compileTemplate(toCompileInput(source, zones, { publicUrl, preview: true }));
    const destinations = new Map(mail.links.map((link) => [link.number, link.url]));
    return renderMessage(makeRenderPlan(mail), {
      contact,
      links: (number) => destinations.get(number) ?? publicUrl,
      unsubscribeUrl: `${publicUrl}/u/preview`,
      viewUrl: `${publicUrl}/m/preview`,
    });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new DomainError('invalid', error.message, {
      show: error.problems[0]?.message ?? 'This mail cannot be shown.',
    });
  }
}

async function readContact(
  ctx: PartnerCtx,
  contactId: ContactId | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  if (!contactId) return SAMPLE_CONTACT;
  const contact = await ctx.db.contact.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: contactId } },
    select: {
      email: true,
      firstName: true,
      lastName: true,
      company: true,
      jobTitle: true,
      phone: true,
      country: true,
      language: true,
    },
  });
  return contact ?? SAMPLE_CONTACT;
}
