const seg = encodeURIComponent;

/** Adds the search parameters that have a value. */
export function withQuery(path: string, query: Record<string, string | number | null | undefined>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (entries.length === 0) return path;
  return `${path}?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)]))}`;
}

export type LaunchPart =
  | 'draft'
  | 'autosave'
  | 'review'
  | 'preview'
  | 'image'
  | 'test'
  | 'events'
  | 'undo'
  | 'pause'
  | 'resumption'
  | 'cancellation'
  | 'unknown'
  | 'archive'
  | 'deliveries'
  | 'deliveries.csv';

/** Every address of the product. Screens, mails and redirects take theirs from here. */
/** What of a journey is shown: as a list without `view`. */
export type JourneyAddress = {
  view?: 'canvas' | undefined;
  step?: string | undefined;
  /** `step way` */
  add?: string | undefined;
  simulate?: number | undefined;
};

export const paths = {
  home: '/',
  signIn: (to?: string) => withQuery('/sign-in', { to }),
  signOut: '/sign-out',
  forgot: '/forgot',
  reset: (token: string) => `/reset/${seg(token)}`,
  invitation: (token: string) => `/invitation/${seg(token)}`,
  setUp: (token: string) => `/set-up/${seg(token)}`,
  switch: (to?: string) => withQuery('/switch', { to }),
  theme: '/theme',
  locale: '/locale',
  search: '/search',
  mailbox: '/mailbox',
  mail: (mailId: string, view?: string) => withQuery(`/mailbox/${seg(mailId)}`, { view }),
  mailBody: (token: string) => `/mail-body/${seg(token)}`,
  mailPage: (token: string) => `/m/${seg(token)}`,
  unsubscribe: (token: string, done?: string) => withQuery(`/u/${seg(token)}`, { done }),
  unsubscribeChoice: (token: string) => `/u/${seg(token)}/choice`,
  offer: (token: string) => `/offer/${seg(token)}`,
  postAnswers: (token: string, answered?: string) => withQuery(`/posts/${seg(token)}`, { answered }),
  publicPage: (token: string, sent?: '1') => withQuery(`/p/${seg(token)}`, { sent }),
  preview: (token: string) => `/preview/${seg(token)}`,

  vendor: {
    home: '/vendor',
    social: '/vendor/social',
    newSocialPost: '/vendor/social/new',
    socialTopics: '/vendor/social/topics',
    socialCalendar: (month = '') => withQuery('/vendor/social/calendar', { month: month || null }),
    socialPost: (postId: string) => `/vendor/social/${seg(postId)}`,
    campaigns: '/vendor/campaigns',
    newCampaign: '/vendor/campaigns/new',
    campaign: (campaignId: string) => `/vendor/campaigns/${seg(campaignId)}`,
    campaignsCsv: '/vendor/campaigns.csv',
    campaignPart: (campaignId: string, part: 'publication' | 'archive') =>
      `/vendor/campaigns/${seg(campaignId)}/${part}`,
    templates: '/vendor/templates',
    newTemplate: '/vendor/templates/new',
    template: (templateId: string) => `/vendor/templates/${seg(templateId)}`,
    templatePart: (templateId: string, part: 'preview' | 'image' | 'archive' | 'versions' | 'details') =>
      `/vendor/templates/${seg(templateId)}/${part}`,
    templateVersion: (templateId: string, number: number) => `/vendor/templates/${seg(templateId)}/versions/${number}`,
    journeys: '/vendor/journeys',
    newJourney: '/vendor/journeys/new',
    journey: (journeyId: string, view: JourneyAddress = {}) => withQuery(`/vendor/journeys/${seg(journeyId)}`, view),
    results: '/vendor/results',
    resultsCsv: '/vendor/results.csv',
    campaignResults: (campaignId: string) => `/vendor/results/${seg(campaignId)}`,
    campaignResultsCsv: (campaignId: string) => `/vendor/results/${seg(campaignId)}/partners.csv`,
    partners: '/vendor/partners',
    partnersCsv: '/vendor/partners.csv',
    newPartner: '/vendor/partners/new',
    partner: (partnerId: string) => `/vendor/partners/${seg(partnerId)}`,
    partnershipEnd: (partnerId: string) => `/vendor/partners/${seg(partnerId)}/end`,
    partnershipResumption: (partnerId: string) => `/vendor/partners/${seg(partnerId)}/resumption`,
    reminder: (partnerId: string) => `/vendor/partners/${seg(partnerId)}/reminder`,
    tiers: '/vendor/partners/tiers',
    leads: '/vendor/leads',
    leadsCsv: '/vendor/leads.csv',
    leadTotalsCsv: '/vendor/leads/totals.csv',
    lead: (leadId: string) => `/vendor/leads/${seg(leadId)}`,
    heldLeads: '/vendor/leads/held',
    leadForms: '/vendor/leads/forms',
    newLeadForm: '/vendor/leads/forms/new',
    leadForm: (formId: string) => `/vendor/leads/forms/${seg(formId)}`,
    leadScoring: '/vendor/leads/scoring',
    leadRouting: '/vendor/leads/routing',
    content: '/vendor/content',
    newItem: '/vendor/content/new',
    item: (itemId: string) => `/vendor/content/${seg(itemId)}`,
    contentCsv: '/vendor/content.csv',
    contentFeeds: '/vendor/content/feeds',
    contentFeed: (feedId: string) => `/vendor/content/feeds/${seg(feedId)}`,
    contentWidgets: '/vendor/content/widgets',
    contentImport: '/vendor/content/import',
    deals: '/vendor/deals',
    dealsCsv: '/vendor/deals.csv',
    deal: (dealId: string) => `/vendor/deals/${seg(dealId)}`,
    funds: '/vendor/funds',
    fundsCsv: '/vendor/funds.csv',
    newFund: '/vendor/funds/new',
    fund: (fundId: string) => `/vendor/funds/${seg(fundId)}`,
    fundSharesCsv: (fundId: string) => `/vendor/funds/${seg(fundId)}/shares.csv`,
    fundPolicy: (fundId: string) => `/vendor/funds/${seg(fundId)}/policy`,
    fundRequests: '/vendor/funds/requests',
    fundRequestsCsv: '/vendor/funds/requests.csv',
    fundRequest: (requestId: string) => `/vendor/funds/requests/${seg(requestId)}`,
    claims: '/vendor/funds/claims',
    claimsCsv: '/vendor/funds/claims.csv',
    claim: (claimId: string) => `/vendor/funds/claims/${seg(claimId)}`,
    claimFile: (claimId: string, number: number) => `/vendor/funds/claims/${seg(claimId)}/files/${number}`,
    payments: '/vendor/funds/payments',
    paymentsCsv: '/vendor/funds/payments.csv',
    paymentRun: (runId: string) => `/vendor/funds/payments/${seg(runId)}`,
    paymentRunPart: (runId: string, part: 'file.xml' | 'payments.csv') =>
      `/vendor/funds/payments/${seg(runId)}/${part}`,
    returns: '/vendor/funds/returns',
    returnsCsv: '/vendor/funds/returns.csv',
    settings: '/vendor/settings',
    logo: '/vendor/settings/logo',
    members: '/vendor/settings/members',
    apiKeys: '/vendor/settings/api-keys',
    audit: '/vendor/settings/audit',
    auditCsv: '/vendor/settings/audit.csv',
    notices: '/vendor/settings/notices',
  },

  partner: {
    home: '/partner',
    social: '/partner/social',
    socialTopics: '/partner/social/topics',
    socialAccounts: '/partner/social/accounts',
    socialCalendar: (month = '') => withQuery('/partner/social/calendar', { month: month || null }),
    capturedPosts: '/partner/social/captured',
    capturedPost: (capturedPostId: string) => `/partner/social/captured/${seg(capturedPostId)}`,
    scorecardCsv: '/partner/scorecard.csv',
    campaigns: '/partner/campaigns',
    campaign: (vendorId: string, campaignId: string) => `/partner/campaigns/${seg(vendorId)}/${seg(campaignId)}`,
    launches: '/partner/launches',
    launchesCsv: '/partner/launches.csv',
    launch: (launchId: string) => `/partner/launches/${seg(launchId)}`,
    launchResults: (launchId: string) => `/partner/results/${seg(launchId)}`,
    launchPeople: (launchId: string, filter: { who?: string; link?: number } = {}) =>
      withQuery(`/partner/results/${seg(launchId)}/people`, filter),
    launchPeopleCsv: (launchId: string) => `/partner/results/${seg(launchId)}/people.csv`,
    /** `draft`, `review`, `preview`, `events` … of one launch */
    launchPart: (launchId: string, part: LaunchPart) => `/partner/launches/${seg(launchId)}/${part}`,
    contacts: '/partner/contacts',
    newContact: '/partner/contacts/new',
    contact: (contactId: string) => `/partner/contacts/${seg(contactId)}`,
    contactsCsv: '/partner/contacts.csv',
    contactsBulk: '/partner/contacts/bulk',
    imports: '/partner/contacts/imports',
    newImport: '/partner/contacts/imports/new',
    import: (importId: string) => `/partner/contacts/imports/${seg(importId)}`,
    importPart: (importId: string, part: 'confirmation' | 'cancellation' | 'refused.csv') =>
      `/partner/contacts/imports/${seg(importId)}/${part}`,
    importsCsv: '/partner/contacts/imports.csv',
    suppressions: '/partner/contacts/suppressions',
    suppressionsCsv: '/partner/contacts/suppressions.csv',
    audience: (audienceId: string) => `/partner/contacts/audiences/${seg(audienceId)}`,
    audienceCount: '/partner/contacts/audiences/count',
    audiences: '/partner/contacts/audiences',
    audiencesCsv: '/partner/contacts/audiences.csv',
    newAudience: '/partner/contacts/audiences/new',
    funds: '/partner/funds',
    fundCheck: (fund?: string) => withQuery('/partner/funds/check', { fund }),
    payee: '/partner/funds/payee',
    fundRequests: '/partner/funds/requests',
    fundRequestsCsv: '/partner/funds/requests.csv',
    newFundRequest: (fund?: string) => withQuery('/partner/funds/requests/new', { fund }),
    fundRequest: (requestId: string) => `/partner/funds/requests/${seg(requestId)}`,
    claims: '/partner/funds/claims',
    claimsCsv: '/partner/funds/claims.csv',
    newClaim: '/partner/funds/claims/new',
    claim: (claimId: string) => `/partner/funds/claims/${seg(claimId)}`,
    claimFiles: (claimId: string) => `/partner/funds/claims/${seg(claimId)}/files`,
    claimFile: (claimId: string, number: number) => `/partner/funds/claims/${seg(claimId)}/files/${number}`,
    brandKit: '/partner/brand-kit',
    brandKitLogo: '/partner/brand-kit/logo',
    journeys: '/partner/journeys',
    offeredJourney: (vendorId: string, journeyId: string, view: { view?: 'canvas' } = {}) =>
      withQuery(`/partner/journeys/${seg(vendorId)}/${seg(journeyId)}`, view),
    journeyRun: (activationId: string, view: { view?: 'canvas'; step?: string; state?: string } = {}) =>
      withQuery(`/partner/journeys/runs/${seg(activationId)}`, view),
    results: '/partner/results',
    resultsCsv: '/partner/results.csv',
    leads: '/partner/leads',
    leadsCsv: '/partner/leads.csv',
    lead: (leadId: string) => `/partner/leads/${seg(leadId)}`,
    leadDeal: (leadId: string) => `/partner/leads/${seg(leadId)}/deal`,
    heldLeads: '/partner/leads/held',
    website: '/partner/website',
    newWidget: '/partner/website/new',
    widget: (widgetId: string) => `/partner/website/${seg(widgetId)}`,
    widgetDaysCsv: (widgetId: string) => `/partner/website/${seg(widgetId)}/days.csv`,
    widgetPreview: (widgetId: string, look: Record<string, string> = {}) =>
      withQuery(`/partner/website/${seg(widgetId)}/preview`, look),
    deals: '/partner/deals',
    dealsCsv: '/partner/deals.csv',
    deal: (dealId: string) => `/partner/deals/${seg(dealId)}`,
    launchLandingPage: (launchId: string) => `/partner/launches/${seg(launchId)}/page`,
    settings: '/partner/settings',
    vendors: '/partner/settings/vendors',
    members: '/partner/settings/members',
    apiKeys: '/partner/settings/api-keys',
    audit: '/partner/settings/audit',
    auditCsv: '/partner/settings/audit.csv',
    notices: '/partner/settings/notices',
  },

  api: {
    base: '/api/v1',
    openapi: '/api/v1/openapi.json',
    reference: '/api/reference',
  },
} as const;
