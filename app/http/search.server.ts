import words from '#app/i18n/en/search.json';
import { say } from '#app/i18n/say.server.ts';
import { searchCampaigns } from '#campaigns/catalog/campaign-queries.ts';
import { searchEligibleCampaigns } from '#campaigns/catalog/queries.ts';
import { listContacts } from '#campaigns/contacts/contact-queries.ts';
import { can } from '#campaigns/kernel/authorize.ts';
import type { Ctx, PartnerCtx, PartnerScope, VendorCtx, VendorScope } from '#campaigns/kernel/context.ts';
import { searchLaunches } from '#campaigns/launches/queries.ts';
import { searchPartners } from '#campaigns/partners/queries.ts';
import { paths } from './paths.ts';

export type SearchGroup = {
  key: string;
  label: string;
  items: { id: string; label: string; detail?: string; to: string }[];
};

/** Everything of the active organization whose name holds the words, five of a kind. Only what the role may read. */
export async function searchEverything(ctx: Ctx<VendorScope | PartnerScope>, q: string): Promise<SearchGroup[]> {
  if (q.length < 2) return [];
  const groups =
    ctx.scope.side === 'vendor' ? await ofVendor(ctx as VendorCtx, q) : await ofPartner(ctx as PartnerCtx, q);
  return groups.filter(({ items }) => items.length > 0);
}

async function ofVendor(ctx: VendorCtx, q: string): Promise<SearchGroup[]> {
  const campaigns = can(ctx.actor, 'campaign:read') ? await searchCampaigns(ctx, q) : [];
  const partners = can(ctx.actor, 'partnership:read') ? await searchPartners(ctx, q) : [];
  return [
    group(
      'campaigns',
      campaigns.map(({ id, name }) => ({ id, label: name, to: paths.vendor.campaign(id) })),
    ),
    group(
      'partners',
      partners.map(({ partnerId, name }) => ({ id: partnerId, label: name, to: paths.vendor.partner(partnerId) })),
    ),
  ];
}

async function ofPartner(ctx: PartnerCtx, q: string): Promise<SearchGroup[]> {
  const campaigns = can(ctx.actor, 'campaign:read') ? await searchEligibleCampaigns(ctx, q) : [];
  const launches = can(ctx.actor, 'launch:read') ? await searchLaunches(ctx, q) : [];
  const contacts = can(ctx.actor, 'contact:read') ? (await listContacts(ctx, { q }, { limit: 5 })).items : [];
  return [
    group(
      'launches',
      launches.map(({ id, name }) => ({ id, label: name, to: paths.partner.launch(id) })),
    ),
    group(
      'campaigns',
      campaigns.map(({ id, vendorId, name, vendorName }) => ({
        id,
        label: name,
        detail: vendorName,
        to: paths.partner.campaign(vendorId, id),
      })),
    ),
    group(
      'contacts',
      contacts.map((contact) => ({
        id: contact.id,
        label: `${contact.firstName} ${contact.lastName}`.trim() || contact.email,
        detail: contact.email,
        to: paths.partner.contact(contact.id),
      })),
    ),
  ];
}

function group(key: 'campaigns' | 'launches' | 'contacts' | 'partners', items: SearchGroup['items']): SearchGroup {
  return { key, label: say(words, `search.${key}`), items };
}
