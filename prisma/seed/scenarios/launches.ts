import { advanceMailing } from '#campaigns/delivery/advance-mailing.ts';
import { makeSendingDesk } from '#campaigns/delivery/sending-desk.ts';
import { makeCapturingMailer } from '#campaigns/delivery/transports/captured-mail.ts';
import type { Mailer, SendOutcome } from '#campaigns/delivery/transports/mailer.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import {
  type AudienceId,
  type CampaignId,
  type LaunchId,
  type MailingId,
  newId,
  type VendorId,
} from '#campaigns/kernel/ids.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { followMailing } from '#campaigns/launches/follow-mailing.ts';
import { readLaunchEditor } from '#campaigns/launches/read-launch-editor.ts';
import { saveLaunch } from '#campaigns/launches/save-launch.ts';
import { scheduleLaunch } from '#campaigns/launches/schedule-launch.ts';
import type { ZoneValues } from '#campaigns/launches/schema.ts';
import { aPartnerCaller, type TestPartner } from '#tests/factories/partners.ts';
import type { SeedWorld } from '../demo.ts';
import type { Story } from '../story.ts';

export type DemoLaunch = {
  partner: TestPartner;
  vendorId: VendorId;
  campaignId: CampaignId;
  audienceId: AudienceId;
  name: string;
  zones: ZoneValues;
};

/** A draft with everything chosen: its next step is the last page. */
export async function draftLaunch(world: SeedWorld, given: DemoLaunch): Promise<{ id: LaunchId }> {
  const { partner, vendorId, campaignId, name, zones, audienceId } = given;
  const caller = aPartnerCaller(world, partner);
  const { id: launchId } = await createLaunch(caller, { vendorId, campaignId });
  const plan = { when: 'now' } as const;
  await saveLaunch(caller, { launchId, revision: 1, name, zones, audienceId, plan });
  return { id: launchId };
}

/** What receiving servers answer for some addresses; all others take the mail. */
export type Refusals = (address: string) => Extract<SendOutcome, { kind: 'refused' }> | null;

export type SentLaunch = { launchId: LaunchId; mailingId: MailingId; startedAt: Date };

/** A launch from its draft to its last delivery, made and confirmed at `at` and sent when the half minute is over. */
export async function sendLaunch(
  story: Story,
  at: Date,
  given: DemoLaunch & { refusals?: Refusals },
): Promise<SentLaunch> {
  const { partner, refusals = () => null } = given;
  const { launchId, mailingId, startsAt } = await story.at(at, async (world) => {
    const { id } = await draftLaunch(world, given);
    return { launchId: id, ...(await confirm(world, partner, id)) };
  });
  await story.at(new Date(startsAt.getTime() + 1000), (world) => sendMailing(world, { partner, mailingId, refusals }));
  return { launchId, mailingId, startedAt: startsAt };
}

async function confirm(world: SeedWorld, partner: TestPartner, launchId: LaunchId) {
  const caller = aPartnerCaller(world, partner);
  const { launch, count } = await readLaunchEditor(caller, { launchId });
  return scheduleLaunch(caller, { launchId, revision: launch.revision, confirmedCount: count?.reachable ?? 0 });
}

type Sending = { partner: TestPartner; mailingId: MailingId; refusals?: Refusals };

/** Does what the worker does, into the captured mailbox, whatever the installation sends with. */
export async function sendMailing(world: SeedWorld, given: Sending): Promise<void> {
  const { partner, mailingId, refusals = () => null } = given;
  const mailbox = makeCapturingMailer(world.database.system);
  const mailer: Mailer = { ...mailbox, send: async (mail) => refusals(mail.to.address) ?? mailbox.send(mail) };
  const caller = aMachine(world, partner, 'advance-mailing');
  const worker = { ...caller, mailer, desk: makeSendingDesk(mailer), stopping: new AbortController().signal };
  while ((await advanceMailing(worker, { mailingId })) === 'again');
  await followMailing(caller, { mailingId });
  const { partnerId } = caller.scope;
  const { state } = await inTransaction(caller, ({ db }) =>
    db.mailing.findUniqueOrThrow({ where: { partnerId_id: { partnerId, id: mailingId } }, select: { state: true } }),
  );
  if (state !== 'done') throw new Error(`Mailing ${mailingId} of the demo is ${state}, not done`);
}

/** How workers and public pages reach a partner's rows: for a reason, and in nobody's name. */
export function aMachine(world: SeedWorld, partner: TestPartner, reason: string): PartnerCaller {
  return makeCaller(world, {
    scope: { side: 'partner', partnerId: partner.id },
    actor: { kind: 'system', reason },
    requestId: newId('request'),
  });
}
