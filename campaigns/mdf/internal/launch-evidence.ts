import { createHash } from 'node:crypto';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { LaunchId } from '#campaigns/kernel/ids.ts';
import { getLaunch, type LaunchView } from '#campaigns/launches/queries.ts';
import { SAMPLE_CONTACT } from '#campaigns/launches/sample-contact.ts';
import { makeRenderPlan, renderMessage } from '#templates/engine/render.ts';
import type { PROOF_FROM_LAUNCH } from '../proof.ts';
import { FEWEST_PEOPLE, proofText } from '../shown-proof.ts';
import type { EvidenceFile } from './append-evidence.ts';
import { readReach, toShownProof } from './launch-reach.ts';

export type LaunchProof = {
  launch: LaunchView;
  /** first and last day on which mail left, UTC */
  startsOn: string;
  endsOn: string;
  files: { file: EvidenceFile; bytes: Buffer }[];
};

/**
 * What a launch proves by itself: its facts, the mail as it left (filled with a sample person: nobody's name is in it)
 * and how many it went to; where the campaign's posts are, and how often the partner's widgets were looked at since. Reads
 * in one transaction; renders outside of it.
 *
 * @throws DomainError not_found · conflict while nothing has been sent
 */
export async function makeLaunchProof(caller: PartnerCaller, launchId: LaunchId): Promise<LaunchProof> {
  const facts = await inTransaction(caller, (ctx) => readFacts(ctx, launchId));
  const { launch, totals, mailing } = facts;
  const sentAt = mailing?.startedAt ?? totals?.firstSentAt;
  if (!totals || !mailing || !sentAt || totals.accepted === 0) {
    throw new DomainError('conflict', `Launch ${launchId} has sent nothing`, {
      show: 'This launch has sent nothing yet, so there is nothing to claim.',
    });
  }
  const endedAt = mailing.finishedAt ?? sentAt;
  const head = {
    launch: { id: launch.id, name: launch.name, status: launch.status, mailingId: launch.mailingId },
    campaign: {
      id: launch.campaignId,
      name: launch.campaignName,
      vendor: launch.vendorName,
      vendorId: launch.vendorId,
    },
    partner: { id: launch.partnerId, name: facts.partnerName },
    mail: { subject: mailing.subject, from: `${mailing.fromName} <${mailing.fromAddress}>` },
    templateVersionId: mailing.templateVersionId,
    brandKitVersionId: mailing.brandKitVersionId,
    sentFrom: sentAt.toISOString(),
    sentUntil: endedAt.toISOString(),
  };
  const figures =
    totals.accepted >= FEWEST_PEOPLE
      ? { ...totals, leads: facts.leads, firstSentAt: undefined }
      : { withheld: `fewer than ${FEWEST_PEOPLE} people received it` };
  return {
    launch,
    startsOn: sentAt.toISOString().slice(0, 10),
    endsOn: endedAt.toISOString().slice(0, 10),
    files: [
      toFile('launch_facts', 'launch.json', 'application/json', toJson(head)),
      toFile('rendered_mail', 'mail.html', 'text/html', renderMail(mailing, facts.links)),
      toFile('send_totals', 'totals.json', 'application/json', toJson({ launchId: launch.id, ...figures })),
      ...(facts.reach ? toShownProof(facts.reach) : []).map((shown) => {
        const { file, bytes } = toFile(shown.kind, SHOWN_AS[shown.kind], 'application/json', proofText(shown));
        return { file: { ...file, shown }, bytes };
      }),
    ],
  };
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const SHOWN_AS = { permalinks: 'posts.json', widget_counts: 'widgets.json' } as const;

function toFile(kind: (typeof PROOF_FROM_LAUNCH)[number], fileName: string, mime: string, text: string) {
  const bytes = Buffer.from(text, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file: EvidenceFile = { kind, fileName, mime, bytes: bytes.length, sha256, origin: 'launch' };
  return { file, bytes };
}

type Sources = { subject: string; html: string; text: string };

function renderMail({ subject, html, text }: Sources, links: ReadonlyMap<number, string>): string {
  const nowhere = 'https://link.invalid/';
  const mail = renderMessage(makeRenderPlan({ subject, html, text }), {
    contact: SAMPLE_CONTACT,
    links: (number) => links.get(number) ?? nowhere,
    unsubscribeUrl: nowhere,
    viewUrl: nowhere,
  });
  return mail.html;
}

async function readFacts(ctx: PartnerCtx, launchId: LaunchId) {
  const { partnerId } = ctx.scope;
  const launch = await getLaunch(ctx, launchId);
  const totals = await ctx.db.launchTotals.findUnique({
    where: { vendorId_launchId: { vendorId: launch.vendorId, launchId } },
    select: {
      ...{ audience: true, accepted: true, failed: true, skipped: true, bounced: true, clicks: true, clickers: true },
      ...{ unsubscribes: true, firstSentAt: true },
    },
  });
  const mailing = launch.mailingId
    ? await ctx.db.mailing.findUnique({
        where: { partnerId_id: { partnerId, id: launch.mailingId } },
        select: {
          ...{ subject: true, html: true, text: true, fromAddress: true, fromName: true, startedAt: true },
          ...{ finishedAt: true, templateVersionId: true, brandKitVersionId: true },
        },
      })
    : null;
  const links = launch.mailingId
    ? await ctx.db.mailingLink.findMany({
        where: { partnerId, mailingId: launch.mailingId },
        select: { number: true, url: true },
      })
    : [];
  const startedAt = mailing?.startedAt ?? totals?.firstSentAt;
  const reach = startedAt ? await readReach(ctx, { ...launch, from: startedAt.toISOString().slice(0, 10) }) : null;
  const found = await ctx.db.leadTotals.findUnique({
    where: { vendorId_partnerId_launchId: { vendorId: launch.vendorId, partnerId, launchId } },
    select: { leads: true },
  });
  const partner = await ctx.db.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { name: true } });
  return {
    launch,
    totals,
    mailing,
    reach,
    leads: found?.leads ?? 0,
    partnerName: partner.name,
    links: new Map(links.map((one) => [one.number, one.url])),
  };
}
