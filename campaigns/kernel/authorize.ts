import type { Actor, Role } from './context.ts';
import { DomainError } from './errors.ts';

const VENDOR_ALL = ['vendor.admin', 'vendor.marketer', 'vendor.channel_manager'] as const;
const PARTNER_ALL = ['partner.owner', 'partner.marketer', 'partner.sales_rep'] as const;
const VENDOR_MARKETING = ['vendor.admin', 'vendor.marketer'] as const;
const PARTNER_MARKETING = ['partner.owner', 'partner.marketer'] as const;
/** Who speaks for the vendor's money. */
const VENDOR_MONEY = ['vendor.admin', 'vendor.channel_manager'] as const;

/** Who may do what: the one table. Routes hide buttons with `can`, use cases stop with `authorize`. */
export const GRANTS = {
  'organization:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'organization:update': ['vendor.admin', 'partner.owner'],
  'member:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'member:manage': ['vendor.admin', 'partner.owner'],
  'api_key:manage': ['vendor.admin', 'partner.owner'],
  'audit:read': ['vendor.admin', 'partner.owner'],
  'partnership:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'partner:invite': ['vendor.admin', 'vendor.channel_manager'],
  'partner:manage': ['vendor.admin', 'vendor.channel_manager'],
  'partner:remind': VENDOR_ALL,
  'template:read': VENDOR_ALL,
  'template:write': VENDOR_MARKETING,
  'campaign:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'campaign:write': VENDOR_MARKETING,
  'campaign:publish': VENDOR_MARKETING,
  'brand_kit:read': PARTNER_ALL,
  'brand_kit:write': PARTNER_MARKETING,
  'contact:read': PARTNER_ALL,
  'contact:write': PARTNER_MARKETING,
  'contact:export': ['partner.owner'],
  'contact:erase': PARTNER_MARKETING,
  'audience:write': PARTNER_MARKETING,
  'launch:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'launch:write': PARTNER_MARKETING,
  'launch:send': PARTNER_MARKETING,
  'results:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'mailbox:read': PARTNER_ALL,
  'mdf:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'fund:manage': VENDOR_MONEY,
  'fund:decide': VENDOR_MONEY,
  'payment:run': ['vendor.admin'],
  'claim:write': PARTNER_MARKETING,
  'payee:write': ['partner.owner'],
  'form:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'form:write': VENDOR_MARKETING,
  'landing_page:write': PARTNER_MARKETING,
  'lead:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'lead:write': [...VENDOR_ALL, ...PARTNER_ALL],
  /** names leave the product */
  'lead:export': ['vendor.admin', 'vendor.channel_manager', 'partner.owner'],
  'lead_rules:write': ['vendor.admin', 'vendor.channel_manager'],
  'journey:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'journey:write': VENDOR_MARKETING,
  'journey:publish': VENDOR_MARKETING,
  'journey:run': PARTNER_MARKETING,
  'deal:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'deal:write': PARTNER_ALL,
  'widget:read': [...VENDOR_ALL, ...PARTNER_ALL],
  'widget:write': PARTNER_MARKETING,
  'item:read': VENDOR_ALL,
  'item:write': VENDOR_MARKETING,
  'social:read': [...VENDOR_ALL, ...PARTNER_ALL],
  /** write, publish and recall the vendor's posts */
  'social:write': VENDOR_MARKETING,
  /** connect accounts, subscribe, approve */
  'social_account:write': PARTNER_MARKETING,
  'deal:decide': ['vendor.admin', 'vendor.channel_manager'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof GRANTS;

/** Which API key scope an action needs; a key has the rights of its creator's role, cut to its scopes. */
export function scopeOf(action: Action): string {
  const [thing = ''] = action.split(':');
  return action.endsWith(':read') ? `${thing}:read` : `${thing}:write`;
}

/** May this actor do it? A system actor (a job) may do what its code does. */
export function can(actor: Actor, action: Action): boolean {
  if (actor.kind === 'system') return true;
  const allowed: readonly Role[] = GRANTS[action];
  if (!allowed.includes(actor.role)) return false;
  return actor.kind === 'user' || actor.scopes.includes(scopeOf(action)) || actor.scopes.includes('*');
}

/**
 * First line of every use case.
 *
 * @throws DomainError forbidden
 */
export function authorize(actor: Actor, action: Action): void {
  if (can(actor, action)) return;
  const who = actor.kind === 'system' ? actor.reason : actor.role;
  throw new DomainError('forbidden', `${who} may not ${action}`, {
    show: 'Your role does not allow this. Ask an administrator of your organization.',
  });
}
