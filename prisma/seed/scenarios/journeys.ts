import { makeCapturingMailer } from '#campaigns/delivery/transports/captured-mail.ts';
import { makeSystemMailer } from '#campaigns/delivery/transports/system-mailer.ts';
import { activateJourney } from '#campaigns/journeys/activate-journey.ts';
import { advanceJourney } from '#campaigns/journeys/advance-journey.ts';
import { createJourney } from '#campaigns/journeys/create-journey.ts';
import { followEngagements } from '#campaigns/journeys/follow-engagements.ts';
import { publishJourney } from '#campaigns/journeys/publish-journey.ts';
import { saveJourney } from '#campaigns/journeys/save-journey.ts';
import { JourneyDefinition } from '#campaigns/journeys/schema.ts';
import { sendNotice } from '#campaigns/journeys/send-notice.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type {
  ActivationId,
  AudienceId,
  JourneyId,
  JourneyNoticeId,
  MailingId,
  TemplateVersionId,
} from '#campaigns/kernel/ids.ts';
import { aVendorCaller, type TestVendor } from '#tests/factories/accounts.ts';
import { aPartnerCaller, type TestPartner } from '#tests/factories/partners.ts';
import type { SeedWorld } from '../demo.ts';
import { type Story, workdayAgo } from '../story.ts';
import { readAndClick } from './engagement.ts';
import { aMachine, sendMailing } from './launches.ts';

const DAY_MINUTES = 24 * 60;

type Mails = { hello: TemplateVersionId; again: TemplateVersionId };

/** A mail; who opens it within five days is asked whether it clicked: the rep hears of those, the others get one more. */
function welcome({ hello, again }: Mails): JourneyDefinition {
  return JourneyDefinition.parse({
    entry: { kind: 'audience' },
    steps: [
      { kind: 'send', id: 'hello', name: 'What we do for you', templateVersionId: hello, next: 'seen' },
      {
        ...{ kind: 'wait_for', id: 'seen', name: 'Until it is opened', when: { kind: 'opened', stepId: 'hello' } },
        ...{ timeoutMinutes: 5 * DAY_MINUTES, next: 'ask', timeoutNext: 'later' },
      },
      {
        ...{ kind: 'branch', id: 'ask', name: 'Did they click?', otherwise: 'later' },
        cases: [{ when: { kind: 'clicked', stepId: 'hello' }, next: 'tell' }],
      },
      {
        ...{ kind: 'notify', id: 'tell', name: 'Tell the rep', next: 'end' },
        message: 'They clicked in the welcome mail. A short call within two days does best.',
      },
      {
        ...{ kind: 'wait', id: 'later', name: 'A week of quiet', optional: true, next: 'again' },
        wait: { kind: 'duration', minutes: 7 * DAY_MINUTES },
      },
      { kind: 'send', id: 'again', name: 'News from us', templateVersionId: again, next: 'end' },
      { kind: 'exit', id: 'end', name: 'End' },
    ],
  });
}

type Cast = { vendor: TestVendor; brightside: TestPartner; audienceId: AudienceId; mails: Mails };

/** A welcome journey of the vendor's that Brightside has run for some days: people stand at several of its steps. */
export async function makeJourneys(story: Story, now: Date, { vendor, brightside, ...given }: Cast): Promise<void> {
  const journeyId = await story.at(workdayAgo(now, 10, '10:20'), (world) => offer(world, vendor, given.mails));
  const startedAt = workdayAgo(now, 2, '08:50');
  const { activationId, mailingId } = await story.at(startedAt, async (world) => {
    const caller = aPartnerCaller(world, brightside);
    const started = await activateJourney(caller, { vendorId: vendor.id, journeyId, audienceId: given.audienceId });
    await advance(aMachine(world, brightside, 'advance-journey'), started.activationId);
    return { ...started, mailingId: await mailingOf(caller, started.activationId, 'hello') };
  });
  await story.at(new Date(startedAt.getTime() + 1000), (world) =>
    sendMailing(world, { partner: brightside, mailingId }),
  );
  const launch = { mailingId, startedAt };
  await readAndClick(story, now, { partner: brightside, launch, seed: 11, unsubscribes: 1, bounces: 1 });
  await story.at(new Date(now.getTime() - 50 * 60 * 1000), async (world) => {
    const caller = aMachine(world, brightside, 'advance-journey');
    await followEngagements(caller);
    await advance(caller, activationId);
    await tellReps(world, caller);
  });
}

async function offer(world: SeedWorld, vendor: TestVendor, mails: Mails): Promise<JourneyId> {
  const caller = aVendorCaller(world, vendor);
  const { id: journeyId } = await createJourney(caller, {
    name: 'Welcome',
    description: 'For people who have just agreed to hear from you: who you are, and what comes next.',
  });
  await saveJourney(caller, { journeyId, revision: 1, definition: welcome(mails) });
  await publishJourney(caller, { journeyId });
  return journeyId;
}

async function advance(caller: PartnerCaller, activationId: ActivationId): Promise<void> {
  while ((await advanceJourney(caller, { activationId })) === 'again');
}

async function mailingOf(caller: PartnerCaller, activationId: ActivationId, stepId: string): Promise<MailingId> {
  const { partnerId } = caller.scope;
  const mail = await inTransaction(caller, ({ db }) =>
    db.journeyMail.findFirstOrThrow({ where: { partnerId, activationId, stepId }, select: { mailingId: true } }),
  );
  return mail.mailingId as MailingId;
}

async function tellReps(world: SeedWorld, caller: PartnerCaller): Promise<void> {
  const systemMailer = makeSystemMailer(makeCapturingMailer(world.database.system), world.install);
  const notices = await inTransaction(caller, ({ db, scope }) =>
    db.journeyNotice.findMany({ where: { partnerId: scope.partnerId, claimedAt: null }, select: { id: true } }),
  );
  for (const { id } of notices) await sendNotice({ ...caller, systemMailer }, { noticeId: id as JourneyNoticeId });
}
