import type { AnyJob } from './define-job.ts';
import { advanceFundRequestsJob } from './queues/advance-fund-requests.ts';
import { advanceJourneyJob } from './queues/advance-journey.ts';
import { advanceMailingJob } from './queues/advance-mailing.ts';
import { advanceSocialJob } from './queues/advance-social.ts';
import { applyImportJob } from './queues/apply-import.ts';
import { decideClaimJob } from './queues/decide-claim.ts';
import { expireImportFilesJob } from './queues/expire-import-files.ts';
import { followAssignmentJob } from './queues/follow-assignment.ts';
import { followDealJob } from './queues/follow-deal.ts';
import { followJourneyPersonJob } from './queues/follow-journey-person.ts';
import { followMailingJob } from './queues/follow-mailing.ts';
import { followRecentMailingsJob } from './queues/follow-recent-mailings.ts';
import { followSocialPostJob } from './queues/follow-social-post.ts';
import { forgetIdempotencyKeysJob } from './queues/forget-idempotency-keys.ts';
import { forgetOldEventsJob } from './queues/forget-old-events.ts';
import { notifyChannelManagerJob } from './queues/notify-channel-manager.ts';
import { offerOwnLeadJob } from './queues/offer-own-lead.ts';
import { readFeedJob } from './queues/read-feed.ts';
import { readImportJob } from './queues/read-import.ts';
import { releaseFundRequestJob } from './queues/release-fund-request.ts';
import { ringDueFeedsJob } from './queues/ring-due-feeds.ts';
import { ringDueImportsJob } from './queues/ring-due-imports.ts';
import { ringDueJourneysJob } from './queues/ring-due-journeys.ts';
import { ringDueLeadsJob } from './queues/ring-due-leads.ts';
import { ringDueMailingsJob } from './queues/ring-due-mailings.ts';
import { ringDueNoticesJob } from './queues/ring-due-notices.ts';
import { ringDueSocialJob } from './queues/ring-due-social.ts';
import { ringFundCalendarJob } from './queues/ring-fund-calendar.ts';
import { ringJourneyWakesJob } from './queues/ring-journey-wakes.ts';
import { routeLeadsJob } from './queues/route-leads.ts';
import { scoreEngagementsJob } from './queues/score-engagements.ts';
import { sendDigestJob } from './queues/send-digest.ts';
import { sendInvitationJob } from './queues/send-invitation.ts';
import { sendJourneyNoticeJob } from './queues/send-journey-notice.ts';
import { sendPostApprovalsJob } from './queues/send-post-approvals.ts';
import { sendReminderJob } from './queues/send-reminder.ts';
import { wakeJourneysJob } from './queues/wake-journeys.ts';

/** Every kind of job. One that is not in the list is refused when a queue hands it out. */
const JOBS: readonly AnyJob[] = [
  advanceFundRequestsJob,
  advanceMailingJob,
  applyImportJob,
  decideClaimJob,
  expireImportFilesJob,
  forgetIdempotencyKeysJob,
  followMailingJob,
  followRecentMailingsJob,
  forgetOldEventsJob,
  readFeedJob,
  readImportJob,
  releaseFundRequestJob,
  ringDueFeedsJob,
  ringDueImportsJob,
  ringDueMailingsJob,
  ringFundCalendarJob,
  ringDueNoticesJob,
  sendDigestJob,
  sendInvitationJob,
  sendReminderJob,
  followAssignmentJob,
  followDealJob,
  notifyChannelManagerJob,
  offerOwnLeadJob,
  ringDueLeadsJob,
  routeLeadsJob,
  scoreEngagementsJob,
  advanceJourneyJob,
  followJourneyPersonJob,
  ringDueJourneysJob,
  ringJourneyWakesJob,
  sendJourneyNoticeJob,
  wakeJourneysJob,
  advanceSocialJob,
  followSocialPostJob,
  ringDueSocialJob,
  sendPostApprovalsJob,
];

const byName = new Map(JOBS.map((job) => [job.name, job]));

/** The job of that name, or null: queues outlive versions of this program. */
export function findJob(name: string): AnyJob | null {
  return byName.get(name) ?? null;
}
