import { findPublishedBrandKit, type PublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { toBrandInput } from '#campaigns/content/brand-values.ts';
import { createMailing } from '#campaigns/delivery/create-mailing.ts';
import { ensureSenderIdentity } from '#campaigns/delivery/sender-identity.ts';
import type { PartnerCaller, PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { ActivationId, JourneyVersionId, TemplateVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import { type CompiledTemplate, compileTemplate } from '#templates/engine/compile.ts';
import { TemplateError } from '#templates/engine/problems.ts';

/** What the mails of a version are made of; read in a transaction, compiled outside of it. */
export type MailSources = {
  kit: PublishedBrandKit;
  vendor: { name: string; website: string };
  mails: {
    stepId: string;
    templateVersionId: TemplateVersionId;
    template: { mjml: string; subject: string; preheader: string; locale: string; assets: Record<string, string> };
  }[];
};

/**
 * Reads the mails of a version and the partner's published brand kit.
 *
 * @throws DomainError invalid when there is no published brand kit
 */
export async function readMailSources(
  ctx: PartnerCtx,
  { vendorId, versionId }: { vendorId: VendorId; versionId: JourneyVersionId },
): Promise<MailSources> {
  const kit = await findPublishedBrandKit(ctx, ctx.scope.partnerId);
  if (!kit)
    throw new DomainError('invalid', `partner ${ctx.scope.partnerId} has no published brand kit`, {
      show: 'Publish your brand kit first: the mails of a journey go out with your name, address and colours.',
    });
  const vendor = await ctx.db.vendor.findUniqueOrThrow({
    where: { id: vendorId },
    select: { name: true, website: true },
  });
  const mails = await ctx.db.journeyVersionMail.findMany({
    where: { vendorId, versionId },
    select: {
      stepId: true,
      templateVersionId: true,
      templateVersion: { select: { mjml: true, subject: true, preheader: true, locale: true, assets: true } },
    },
  });
  return {
    kit,
    vendor: { name: vendor.name, website: vendor.website ?? '' },
    mails: mails.map(({ stepId, templateVersionId, templateVersion: { assets, ...template } }) => ({
      stepId,
      templateVersionId: templateVersionId as TemplateVersionId,
      template: { ...template, assets: assets as Record<string, string> },
    })),
  };
}

export type CompiledMails = { stepId: string; templateVersionId: TemplateVersionId; mail: CompiledTemplate }[];

/**
 * The mails in the partner's brand. Zones keep what the vendor wrote.
 *
 * @throws DomainError invalid naming the first thing that is missing
 */
export async function compileMails(caller: PartnerCaller, sources: MailSources): Promise<CompiledMails> {
  const { publicUrl } = caller.install;
  const compiled: CompiledMails = [];
  for (const { template, ...step } of sources.mails) {
    const { assets, ...source } = template;
    const mail = await compileTemplate({
      ...source,
      imageOrigins: [publicUrl],
      brand: toBrandInput(sources.kit.data, publicUrl),
      vendor: sources.vendor,
      assetUrl: (name) => (assets[name] ? `${publicUrl}${assets[name]}` : null),
    }).catch((error: unknown) => refuse(error));
    compiled.push({ ...step, mail });
  }
  return compiled;
}

function refuse(error: unknown): never {
  if (!(error instanceof TemplateError)) throw error;
  throw new DomainError('invalid', error.message, {
    show: `A mail of this journey cannot be sent yet. ${error.problems[0]?.message ?? ''}`.trim(),
  });
}

type Freeze = {
  vendorId: VendorId;
  activationId: ActivationId;
  versionId: JourneyVersionId;
  timeZone: string;
  sources: MailSources;
  compiled: CompiledMails;
};

/** Makes the one mailing of each send step; people are added to it as they come there. */
export async function freezeMails(ctx: PartnerCtx, input: Freeze): Promise<void> {
  const { vendorId, activationId, versionId, timeZone, sources, compiled } = input;
  const { partnerId } = ctx.scope;
  const sender = await ensureSenderIdentity(ctx);
  const { kit } = sources;
  const locales = new Map(sources.mails.map(({ stepId, template }) => [stepId, template]));
  for (const { stepId, templateVersionId, mail } of compiled) {
    const template = locales.get(stepId);
    const { mailingId } = await createMailing(ctx, {
      ...{ vendorId, sourceKind: 'journey' as const, sourceId: activationId, audienceId: null, templateVersionId },
      ...{
        startsAt: ctx.clock.now(),
        timeZone,
        preheader: template?.preheader ?? '',
        locale: template?.locale ?? 'en',
      },
      ...{ subject: mail.subject, html: mail.html, text: mail.text, links: mail.links },
      from: { address: sender.address, name: sender.displayName, replyTo: sender.replyTo },
      footer: { organization: kit.data.companyName, postalAddress: kit.data.address },
      brandKitVersionId: kit.versionId,
    });
    await ctx.db.journeyMail.createMany({ data: { partnerId, activationId, versionId, stepId, mailingId } });
  }
}
