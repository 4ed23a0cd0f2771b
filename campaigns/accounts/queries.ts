import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { ApiKeyId, InvitationId, MembershipId } from '#campaigns/kernel/ids.ts';
import { type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import type { OrganizationCtx } from './organization.ts';
import type { ListAuditInput } from './schema.ts';

export type MemberRow = {
  membershipId: MembershipId;
  name: string;
  email: string;
  role: string;
  since: Date;
  lastActiveAt: Date | null;
};

/** The members of the caller's organization, by name. */
export async function listMembers(ctx: OrganizationCtx): Promise<MemberRow[]> {
  authorize(ctx.actor, 'member:read');
  const rows = await ctx.db.membership.findMany({
    where: { revokedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true, role: true, createdAt: true, lastActiveAt: true },
  });
  return rows.map(({ id, createdAt, ...row }) => ({ ...row, membershipId: id as MembershipId, since: createdAt }));
}

export type InvitationRow = {
  invitationId: InvitationId;
  email: string;
  role: string;
  companyName: string | null;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  expired: boolean;
};

/** Invitations that nobody has accepted or withdrawn, newest first; those past their 7 days are marked. */
export async function listOpenInvitations(ctx: OrganizationCtx, side: 'vendor' | 'partner'): Promise<InvitationRow[]> {
  authorize(ctx.actor, side === ctx.scope.side ? 'member:read' : 'partnership:read');
  const rows = await ctx.db.invitation.findMany({
    where: { side, acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: { id: true, email: true, role: true, companyName: true, invitedBy: true, createdAt: true, expiresAt: true },
  });
  const now = ctx.clock.now();
  return rows.map(({ id, ...row }) => ({ ...row, invitationId: id as InvitationId, expired: row.expiresAt <= now }));
}

export type ApiKeyRow = {
  apiKeyId: ApiKeyId;
  name: string;
  hint: string;
  scopes: string[];
  madeBy: string;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** Keys that work, newest first. */
export async function listApiKeys(ctx: OrganizationCtx): Promise<ApiKeyRow[]> {
  authorize(ctx.actor, 'api_key:manage');
  const rows = await ctx.db.apiKey.findMany({
    where: { revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, hint: true, scopes: true, createdBy: true, createdAt: true, lastUsedAt: true },
  });
  const makers = await ctx.db.membership.findMany({
    where: { userId: { in: rows.map(({ createdBy }) => createdBy) } },
    select: { userId: true, name: true },
  });
  const names = new Map(makers.map(({ userId, name }) => [userId, name]));
  return rows.map(({ id, createdBy, ...row }) => ({
    ...row,
    apiKeyId: id as ApiKeyId,
    madeBy: names.get(createdBy) ?? createdBy,
  }));
}

export type AuditRow = {
  id: string;
  at: Date;
  actorKind: string;
  actorName: string;
  actingFor: string | null;
  action: string;
  objectType: string;
  objectId: string;
  before: unknown;
  after: unknown;
};

/** Who did what in the caller's organization, newest first. */
export async function listAudit(ctx: OrganizationCtx, { limit, cursor, q }: ListAuditInput): Promise<Paged<AuditRow>> {
  authorize(ctx.actor, 'audit:read');
  const contains = holding(q ?? '');
  const rows = await ctx.db.auditEntry.findMany({
    where: {
      ...(cursor ? { id: { lt: cursor } } : {}),
      ...(q ? { OR: [{ actorName: contains }, { action: contains }, { objectId: q }] } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: {
      ...{ id: true, at: true, actorKind: true, actorName: true, actingFor: true },
      ...{ action: true, objectType: true, objectId: true, before: true, after: true },
    },
  });
  return toPaged(
    rows,
    limit,
    (row) => row.id,
    (row): AuditRow => row,
  );
}

export type VendorProfile = {
  name: string;
  slug: string;
  website: string | null;
  locale: string;
  timeZone: string;
  /** sha256 of a PNG */
  logoFileId: string | null;
};

export async function getVendorProfile(ctx: VendorCtx): Promise<VendorProfile> {
  authorize(ctx.actor, 'organization:read');
  const select = { name: true, slug: true, website: true, locale: true, timeZone: true, logoFileId: true } as const;
  return ctx.db.vendor.findUniqueOrThrow({ where: { id: ctx.scope.vendorId }, select });
}

export type PartnerProfile = {
  name: string;
  slug: string;
  country: string | null;
  locale: string;
  timeZone: string;
  capMailings: number | null;
  capDays: number;
};

export async function getPartnerProfile(ctx: PartnerCtx): Promise<PartnerProfile> {
  authorize(ctx.actor, 'organization:read');
  return ctx.db.partner.findUniqueOrThrow({
    where: { id: ctx.scope.partnerId },
    select: { name: true, slug: true, country: true, locale: true, timeZone: true, capMailings: true, capDays: true },
  });
}

export type OrganizationView = {
  side: 'vendor' | 'partner';
  id: string;
  name: string;
  slug: string;
  locale: string;
  timeZone: string;
};

/** The caller's own organization, whichever side it is. */
export async function getOrganization(ctx: OrganizationCtx): Promise<OrganizationView> {
  authorize(ctx.actor, 'organization:read');
  const select = { id: true, name: true, slug: true, locale: true, timeZone: true } as const;
  const { scope, db } = ctx;
  if (scope.side === 'vendor')
    return { side: 'vendor', ...(await db.vendor.findUniqueOrThrow({ where: { id: scope.vendorId }, select })) };
  return { side: 'partner', ...(await db.partner.findUniqueOrThrow({ where: { id: scope.partnerId }, select })) };
}
