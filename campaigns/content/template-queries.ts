import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { invariant, notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { CampaignId, TemplateId, TemplateVersionId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { Zone } from '#templates/engine/zone.ts';
import { MailLocale } from './schema.ts';
import { TemplateAssets } from './template-assets.ts';

export type TemplateVersionView = {
  id: TemplateVersionId;
  templateId: TemplateId;
  number: number;
  mjml: string;
  subject: string;
  preheader: string;
  locale: MailLocale;
  zones: Zone[];
  assets: TemplateAssets;
  createdBy: string;
  createdAt: Date;
};

const VERSION = {
  id: true,
  templateId: true,
  number: true,
  mjml: true,
  subject: true,
  preheader: true,
  locale: true,
  zones: true,
  assets: true,
  createdBy: true,
  createdAt: true,
} as const;

type VersionRow = {
  id: string;
  templateId: string;
  number: number;
  mjml: string;
  subject: string;
  preheader: string;
  locale: string;
  zones: unknown;
  assets: unknown;
  createdBy: string;
  createdAt: Date;
};

function toVersionView(row: VersionRow): TemplateVersionView {
  return {
    ...row,
    id: row.id as TemplateVersionId,
    templateId: row.templateId as TemplateId,
    locale: MailLocale.parse(row.locale),
    zones: Zone.array().parse(row.zones),
    assets: TemplateAssets.parse(row.assets),
  };
}

/**
 * One saved version with its whole source.
 *
 * @throws DomainError not_found
 */
export async function getTemplateVersion(
  ctx: VendorCtx,
  templateVersionId: TemplateVersionId,
): Promise<TemplateVersionView> {
  const { vendorId } = ctx.scope;
  const row = await ctx.db.templateVersion.findUnique({
    where: { vendorId_id: { vendorId, id: templateVersionId } },
    select: VERSION,
  });
  if (!row) throw notFound('template version', templateVersionId);
  return toVersionView(row);
}

export type TemplateView = {
  id: TemplateId;
  name: string;
  description: string;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
  latest: TemplateVersionView;
  /** campaigns that use any of its versions */
  campaigns: { id: CampaignId; name: string; status: string }[];
};

/**
 * One template with its latest version.
 *
 * @throws DomainError not_found
 */
export async function getTemplate(ctx: VendorCtx, templateId: TemplateId): Promise<TemplateView> {
  const { vendorId } = ctx.scope;
  const row = await ctx.db.template.findUnique({
    where: { vendorId_id: { vendorId, id: templateId } },
    select: {
      id: true,
      name: true,
      description: true,
      createdAt: true,
      updatedAt: true,
      archivedAt: true,
      versions: { select: VERSION, orderBy: { number: 'desc' }, take: 1 },
    },
  });
  if (!row) throw notFound('template', templateId);
  const { versions, ...fields } = row;
  const [latest] = versions;
  invariant(latest, `template ${templateId} has no version`);
  const campaigns = await ctx.db.campaign.findMany({
    where: { vendorId, archivedAt: null, tactics: { some: { templateVersion: { templateId } } } },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, name: true, status: true },
  });
  return {
    ...fields,
    id: templateId,
    latest: toVersionView(latest),
    campaigns: campaigns.map((campaign) => ({ ...campaign, id: campaign.id as CampaignId })),
  };
}

export type TemplateRow = {
  id: TemplateId;
  name: string;
  description: string;
  updatedAt: Date;
  archivedAt: Date | null;
  versionId: TemplateVersionId;
  number: number;
  subject: string;
  /** how many campaigns use it */
  campaigns: number;
};

export type TemplateFilter = { q?: string | undefined; archived?: boolean | undefined };

/** Templates of the vendor, newest change first. */
export async function listTemplates(ctx: VendorCtx, filter: TemplateFilter, page: Page): Promise<Paged<TemplateRow>> {
  const { vendorId } = ctx.scope;
  const rows = await ctx.db.template.findMany({
    where: {
      vendorId,
      archivedAt: filter.archived ? { not: null } : null,
      ...(filter.q ? { name: holding(filter.q) } : {}),
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
    ...(page.cursor ? { cursor: { vendorId_id: { vendorId, id: page.cursor } }, skip: 1 } : {}),
    select: {
      id: true,
      name: true,
      description: true,
      updatedAt: true,
      archivedAt: true,
      versions: {
        select: { id: true, number: true, subject: true },
        orderBy: { number: 'desc' },
        take: 1,
      },
    },
  });
  const used = await countCampaignsByTemplate(ctx);
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    ({ versions: [latest], ...row }) => {
      invariant(latest, `template ${row.id} has no version`);
      return {
        ...row,
        id: row.id as TemplateId,
        versionId: latest.id as TemplateVersionId,
        number: latest.number,
        subject: latest.subject,
        campaigns: used.get(row.id) ?? 0,
      };
    },
  );
}

async function countCampaignsByTemplate(ctx: VendorCtx): Promise<Map<string, number>> {
  const tactics = await ctx.db.campaignTactic.findMany({
    where: { vendorId: ctx.scope.vendorId, campaign: { archivedAt: null } },
    select: { campaignId: true, templateVersion: { select: { templateId: true } } },
  });
  const pairs = new Set(tactics.map((tactic) => `${tactic.templateVersion.templateId} ${tactic.campaignId}`));
  const counts = new Map<string, number>();
  for (const pair of pairs) {
    const [templateId = ''] = pair.split(' ');
    counts.set(templateId, (counts.get(templateId) ?? 0) + 1);
  }
  return counts;
}

export type TemplateVersionRow = {
  id: TemplateVersionId;
  number: number;
  subject: string;
  createdBy: string;
  createdAt: Date;
  /** campaigns that use this very version */
  campaigns: string[];
};

/** Versions of one template, newest first. */
export async function listTemplateVersions(ctx: VendorCtx, templateId: TemplateId): Promise<TemplateVersionRow[]> {
  const rows = await ctx.db.templateVersion.findMany({
    where: { vendorId: ctx.scope.vendorId, templateId },
    orderBy: { number: 'desc' },
    take: 500,
    select: {
      id: true,
      number: true,
      subject: true,
      createdBy: true,
      createdAt: true,
      tactics: { select: { campaign: { select: { name: true } } } },
    },
  });
  return rows.map(({ tactics, ...row }) => ({
    ...row,
    id: row.id as TemplateVersionId,
    campaigns: [...new Set(tactics.map((tactic) => tactic.campaign.name))],
  }));
}
