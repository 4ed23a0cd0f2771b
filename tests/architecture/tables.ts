/**
 * Every table stands in exactly one of these lists; a new one that is in none fails the build, so that nobody forgets to
 * say whose rows it holds.
 */

/** A partner's own people and all that hangs on them: no vendor selects any of it, in no scope. */
export const VAULT = [
  'Contact',
  'Consent',
  'Suppression',
  'ContactImport',
  'ImportRow',
  'Audience',
  'SenderIdentity',
  'Mailing',
  'MailingLink',
  'Delivery',
  'Engagement',
  'CapturedMail',
  'FormSubmission',
  'Touch',
  'LeadEvent',
];

/** Rows belong to a vendor, a partner, or both: row security is on and forced. */
export const SCOPED = [
  ...VAULT,
  'Vendor',
  'Partner',
  'Membership',
  'Invitation',
  'ApiKey',
  'IdempotencyKey',
  'AuditEntry',
  'Tier',
  'PartnerGroup',
  'Partnership',
  'PartnerGroupMember',
  'VendorOptOut',
  'Template',
  'TemplateVersion',
  'BrandKit',
  'BrandKitVersion',
  'File',
  'Campaign',
  'CampaignTactic',
  'CampaignTier',
  'CampaignGroup',
  'Launch',
  'LaunchTotals',
  'Fund',
  'FundPolicyVersion',
  'FundAllocation',
  'LedgerAccount',
  'LedgerTransaction',
  'LedgerEntry',
  'FundRequest',
  'Claim',
  'ClaimLine',
  'ClaimEvidence',
  'FundDecision',
  'PayeeAccount',
  'PaymentRun',
  'Settlement',
  'Form',
  'FormVersion',
  'LandingPage',
  'Lead',
  'ScoreInbox',
  'ScoreRuleSet',
  'RoutingRuleSet',
  'RoutingTurn',
  'Assignment',
  'AssignmentTrace',
  'Deal',
  'LeadTotals',
  'WidgetItem',
  'WidgetFeed',
  'Widget',
  'WidgetDay',
  'WidgetTotals',
  'WidgetBatch',
];

/** The sign-in library's: only throughline_system may touch them. */
export const IDENTITY = ['user', 'session', 'account', 'verification'];

/** Nobody's in particular: what happened, counters of the rate limiter, the list of migrations. */
export const SYSTEM = ['OutboxEvent', 'rate_limit', '_prisma_migrations'];

/** Written once and never changed: not even the product's own role may. */
export const APPEND_ONLY = [
  'AuditEntry',
  'Consent',
  'TemplateVersion',
  'BrandKitVersion',
  'FundPolicyVersion',
  'LedgerAccount',
  'LedgerTransaction',
  'LedgerEntry',
  'ClaimEvidence',
  'FundDecision',
  'FormVersion',
  'LeadEvent',
  'AssignmentTrace',
];
