import words from '#app/i18n/en/search.json';
import { say } from '#app/i18n/say.server.ts';
import { searchCampaigns } from '#campaigns/catalog/campaign-queries.ts';
import { searchEligibleCampaigns } from '#campaigns/catalog/queries.ts';
import { listContacts } from '#campaigns/contacts/contact-queries.ts';
import { listTemplates } from '#campaigns/content/template-queries.ts';
import { can } from '#campaigns/kernel/authorize.ts';
import type { Ctx, PartnerCtx, PartnerScope, VendorCtx, VendorScope } from '#campaigns/kernel/context.ts';
import { searchLaunches } from '#campaigns/launches/queries.ts';
import { type LeadRow, listLeads } from '#campaigns/leads/lead-queries.ts';
import { searchFunds } from '#campaigns/mdf/fund-queries.ts';
import { searchPartners } from '#campaigns/partners/queries.ts';
import { paths } from './paths.ts';

export type SearchGroup = {
  key: string;
  label: string;
  items: { id: string; label: string; detail?: string; to: string }[];
};

const FIVE = { limit: 5 };

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
  const templates = can(ctx.actor, 'template:read') ? (await listTemplates(ctx, { q }, FIVE)).items : [];
  const leads = can(ctx.actor, 'lead:read') ? (await listLeads(ctx, { q }, FIVE)).items : [];
  const funds = can(ctx.actor, 'mdf:read') ? await searchFunds(ctx, q) : [];
  return [
    group(
      'campaigns',
      campaigns.map(({ id, name }) => ({ id, label: name, to: paths.vendor.campaign(id) })),
    ),
    group(
      'partners',
      partners.map(({ partnerId, name }) => ({ id: partnerId, label: name, to: paths.vendor.partner(partnerId) })),
    ),
    group(
      'templates',
      templates.map(({ id, name }) => ({ id, label: name, to: paths.vendor.template(id) })),
    ),
    group(
      'leads',
      leads.map((lead) => toLead(lead, paths.vendor.lead(lead.id))),
    ),
    group(
      'funds',
      funds.map(({ id, name }) => ({ id, label: name, to: paths.vendor.fund(id) })),
    ),
  ];
}

async function ofPartner(ctx: PartnerCtx, q: string): Promise<SearchGroup[]> {
  const campaigns = can(ctx.actor, 'campaign:read') ? await searchEligibleCampaigns(ctx, q) : [];
  const launches = can(ctx.actor, 'launch:read') ? await searchLaunches(ctx, q) : [];
  const contacts = can(ctx.actor, 'contact:read') ? (await listContacts(ctx, { q }, FIVE)).items : [];
  const leads = can(ctx.actor, 'lead:read') ? (await listLeads(ctx, { q }, FIVE)).items : [];
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
    group(
      'leads',
      leads.map((lead) => toLead(lead, paths.partner.lead(lead.id))),
    ),
  ];
}

/** Of a lead whose person is not shown there is the company. */
function toLead({ id, name, company }: LeadRow, to: string): SearchGroup['items'][number] {
  return name ? { id, label: name, ...(company ? { detail: company } : {}), to } : { id, label: company, to };
}

type Kind = 'campaigns' | 'launches' | 'contacts' | 'partners' | 'templates' | 'leads' | 'funds';

function group(key: Kind, items: SearchGroup['items']): SearchGroup {
  return { key, label: say(words, `search.${key}`), items };
}
