import type { Caller, Ctx, PartnerScope, VendorScope } from '#campaigns/kernel/context.ts';

/** Someone in an organization of either side: members, keys and the trail work the same in both. */
export type OrganizationCaller = Caller<VendorScope | PartnerScope>;
export type OrganizationCtx = Ctx<VendorScope | PartnerScope>;
