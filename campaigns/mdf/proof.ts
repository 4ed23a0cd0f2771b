import type { ActivityType, ProofKind } from './schema.ts';

/** What a launch proves by itself: the product makes these files. Of them only links to posts may be brought as well. */
export const PROOF_FROM_LAUNCH = [
  'launch_facts',
  'rendered_mail',
  'send_totals',
  'permalinks',
  'widget_counts',
] as const satisfies readonly ProofKind[];

/**
 * Proof that an activity needs where a policy says nothing else. The partner's own invoice is needed always.
 * Source: proof of performance by activity, as the programs of the field ask for it.
 */
export const USUAL_PROOF: Record<ActivityType, readonly ProofKind[]> = {
  email: ['invoice', 'rendered_mail', 'send_totals'],
  social: ['invoice', 'permalinks'],
  ads: ['invoice', 'insertion_order', 'creative', 'media_report'],
  web: ['invoice', 'screenshot'],
  event: ['invoice', 'invitation', 'photo', 'attendee_list'],
  webinar: ['invoice', 'invitation', 'attendee_list'],
  sponsorship: ['invoice', 'contract', 'lead_list'],
  telemarketing: ['invoice', 'script', 'call_report'],
  print: ['invoice', 'sample'],
  training: ['invoice', 'certificate'],
};
