import type { DomainEvent } from '#campaigns/kernel/events.ts';
import type {
  ActivationId,
  AssignmentId,
  ClaimId,
  ContactId,
  DealId,
  FormId,
  FundRequestId,
  ImportId,
  InvitationId,
  JourneyNoticeId,
  LeadId,
  MailingId,
  PartnerId,
  ReminderId,
  SocialPostId,
  VendorId,
  WidgetFeedId,
} from '#campaigns/kernel/ids.ts';
import { type Ring, ring } from './define-job.ts';
import { advanceJourneyJob } from './queues/advance-journey.ts';
import { advanceMailingJob } from './queues/advance-mailing.ts';
import { advanceSocialJob } from './queues/advance-social.ts';
import { applyImportJob } from './queues/apply-import.ts';
import { decideClaimJob } from './queues/decide-claim.ts';
import { followAssignmentJob } from './queues/follow-assignment.ts';
import { followDealJob } from './queues/follow-deal.ts';
import { followJourneyPersonJob } from './queues/follow-journey-person.ts';
import { followMailingJob } from './queues/follow-mailing.ts';
import { followSocialPostJob } from './queues/follow-social-post.ts';
import { notifyChannelManagerJob } from './queues/notify-channel-manager.ts';
import { offerOwnLeadJob } from './queues/offer-own-lead.ts';
import { readFeedJob } from './queues/read-feed.ts';
import { readImportJob } from './queues/read-import.ts';
import { releaseFundRequestJob } from './queues/release-fund-request.ts';
import { routeLeadsJob } from './queues/route-leads.ts';
import { scoreEngagementsJob } from './queues/score-engagements.ts';
import { sendInvitationJob } from './queues/send-invitation.ts';
import { sendJourneyNoticeJob } from './queues/send-journey-notice.ts';
import { sendReminderJob } from './queues/send-reminder.ts';
import { wakeJourneysJob } from './queues/wake-journeys.ts';

type EventOf<T extends DomainEvent['type']> = Extract<DomainEvent, { type: T }>;
type Reactions = { readonly [T in DomainEvent['type']]?: (event: EventOf<T>) => Ring[] };

/** When this happens, that is done: every reaction of the product stands on this page. */
const REACTIONS: Reactions = {
  'claim.submitted': ({ vendorId, claimId }) => [
    ring(decideClaimJob, { vendorId: vendorId as VendorId, claimId: claimId as ClaimId }),
  ],
  'fund_request.cancelled': ({ vendorId, requestId }) => [
    ring(releaseFundRequestJob, { vendorId: vendorId as VendorId, requestId: requestId as FundRequestId }),
  ],
  'import.uploaded': (event) => [ring(readImportJob, importOf(event))],
  'import.confirmed': (event) => [ring(applyImportJob, importOf(event))],
  'invitation.created': (event) => [ring(sendInvitationJob, { invitationId: event.invitationId as InvitationId })],
  'engagement.recorded': ({ partnerId }) => [
    ring(scoreEngagementsJob, { partnerId: partnerId as PartnerId }),
    ring(wakeJourneysJob, { partnerId: partnerId as PartnerId }),
  ],
  'engagement.scored': ({ partnerId }) => [ring(wakeJourneysJob, { partnerId: partnerId as PartnerId })],
  'form.submitted': (event) => inJourneys(event, { kind: 'form', formId: event.formId as FormId }),
  'journey.due': ({ partnerId, activationId }) => [
    ring(advanceJourneyJob, { partnerId: partnerId as PartnerId, activationId: activationId as ActivationId }, 0),
  ],
  'journey.noticed': ({ partnerId, noticeId }) => [
    ring(sendJourneyNoticeJob, { partnerId: partnerId as PartnerId, noticeId: noticeId as JourneyNoticeId }),
  ],
  'lead.accepted': (event) => inJourneys(event, { kind: 'lead_accepted' }),
  'deal.registered': (event) => inJourneys(event, { kind: 'deal_registered' }),
  'lead.qualified': ({ vendorId, leadId, partnerId, contactId }) => [
    partnerId === undefined
      ? ring(routeLeadsJob, { vendorId: vendorId as VendorId })
      : ring(offerOwnLeadJob, {
          ...{ vendorId: vendorId as VendorId, partnerId: partnerId as PartnerId, leadId: leadId as LeadId },
        }),
    ...inJourneys({ vendorId, partnerId, contactId }, { kind: 'score' }),
  ],
  'lead.offered': (event) => [ring(followAssignmentJob, assignmentOf(event))],
  'deal.decided': ({ vendorId, partnerId, dealId }) => [
    ring(followDealJob, {
      ...{ vendorId: vendorId as VendorId, partnerId: partnerId as PartnerId, dealId: dealId as DealId },
    }),
  ],
  'lead.unassigned': ({ vendorId, leadId }) => [
    ring(notifyChannelManagerJob, { vendorId: vendorId as VendorId, leadId: leadId as LeadId }),
  ],
  'partner.reminded': ({ vendorId, partnerId, reminderId }) => [
    ring(sendReminderJob, {
      ...{ vendorId: vendorId as VendorId, partnerId: partnerId as PartnerId, reminderId: reminderId as ReminderId },
    }),
  ],
  'mailing.due': (event) => [ring(advanceMailingJob, idsOf(event), 0)],
  'social_post.changed': ({ vendorId, postId }) => [
    ring(followSocialPostJob, { vendorId: vendorId as VendorId, postId: postId as SocialPostId }),
  ],
  'social_post.due': ({ partnerId }) => [ring(advanceSocialJob, { partnerId: partnerId as PartnerId })],
  'widget_feed.due': ({ vendorId, feedId }) => [
    ring(readFeedJob, { vendorId: vendorId as VendorId, feedId: feedId as WidgetFeedId }),
  ],
  'mailing.moved': (event) => [ring(followMailingJob, idsOf(event))],
};

/** What is to be done because of an event. */
export function reactionsTo(event: DomainEvent): Ring[] {
  const react = REACTIONS[event.type] as ((event: DomainEvent) => Ring[]) | undefined;
  return react?.(event) ?? [];
}

// The outbox is written by our own use cases; the job's schema checks the ids again before anything is done with them.
function idsOf(event: { partnerId: string; mailingId: string }) {
  return { partnerId: event.partnerId as PartnerId, mailingId: event.mailingId as MailingId };
}

function assignmentOf({ vendorId, partnerId, assignmentId }: EventOf<'lead.offered'>) {
  return {
    ...{ vendorId: vendorId as VendorId, partnerId: partnerId as PartnerId },
    assignmentId: assignmentId as AssignmentId,
  };
}

function importOf(event: { partnerId: string; importId: string }) {
  return { partnerId: event.partnerId as PartnerId, importId: event.importId as ImportId };
}

type OfPerson = { vendorId: string; partnerId?: string | undefined; contactId?: string | undefined };
type Happened = { kind: 'form'; formId: FormId } | { kind: 'score' | 'lead_accepted' | 'deal_registered' };

/** Journeys ask about a partner's own people; what a vendor caught by itself is none of theirs. */
function inJourneys({ vendorId, partnerId, contactId }: OfPerson, happened: Happened): Ring[] {
  if (!partnerId || !contactId) return [];
  const person = { vendorId: vendorId as VendorId, partnerId: partnerId as PartnerId };
  return [ring(followJourneyPersonJob, { ...person, contactId: contactId as ContactId, ...happened })];
}
