import { type AudienceCount, countAudience } from '#campaigns/contacts/queries.ts';
import { missingLegalParts } from '#campaigns/content/brand-kit.ts';
import type { Sender } from '#campaigns/delivery/sender-identity.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { AudienceId, LaunchId } from '#campaigns/kernel/ids.ts';
import { toInstant } from '#campaigns/kernel/time.ts';
import { type CompiledTemplate, compileTemplate } from '#templates/engine/compile.ts';
import { TemplateError, type TemplateProblem } from '#templates/engine/problems.ts';
import { makeRenderPlan, renderMessage } from '#templates/engine/render.ts';
import { checkLaunch, type LaunchCheck, type LaunchFacts } from './checks.ts';
import { type LaunchSource, readLaunchSource, toCompileInput } from './launch-source.ts';
import { getLaunch, type LaunchView } from './queries.ts';
import { SAMPLE_CONTACT } from './sample-contact.ts';
import type { SchedulePlan } from './schema.ts';

export type LaunchEditor = {
  launch: LaunchView;
  source: LaunchSource;
  sender: Sender;
  /** null while no audience is chosen */
  count: AudienceCount | null;
  compiled: CompiledTemplate | null;
  /** as a sample person reads it; "" when there is no mail yet */
  subject: string;
  problems: TemplateProblem[];
  checks: LaunchCheck[];
};

/**
 * A launch with everything that its checklist, its last page and its scheduling need: what the mail is made of, the
 * exact count after suppression, and every check. The mail is compiled outside of a transaction.
 *
 * @throws DomainError not_found
 */
export async function readLaunchEditor(
  caller: PartnerCaller,
  input: { launchId: LaunchId; plan?: SchedulePlan },
): Promise<LaunchEditor> {
  // The database counts while the mail is made. A save in between is another revision, which no launch goes out with.
  const [count, { read, compiled, problems }] = await Promise.all([
    countReachable(caller, input.launchId),
    readMail(caller, input.launchId),
  ]);
  const subject = compiled ? sampleSubject(compiled, caller.install.publicUrl) : '';
  const checks = checkLaunch({
    offered: read.offer,
    // What the brand kit lacks is a check of its own; what keeps the mail from being made at all is content.
    zoneProblems: problems
      .filter(({ severity, part }) => severity === 'error' && (compiled === null || part === 'zone'))
      .map(({ zone = '', message }) => ({ zone, message })),
    htmlBytes: compiled ? Buffer.byteLength(compiled.html) : null,
    subjectChars: subject.length,
    audience: {
      chosen: count !== null,
      total: count?.total ?? 0,
      reachable: count?.reachable ?? 0,
    },
    missingLegalParts: missingLegalParts(read.source.kit),
    sender: {
      address: read.sender.address,
      signed: caller.install.dkimSigned,
      captured: caller.install.captured,
    },
    plan: toPlanFact(input.plan ?? planOf(read.launch), caller.clock.now()),
  });
  return {
    launch: read.launch,
    source: read.source,
    sender: read.sender,
    count,
    compiled,
    subject,
    problems,
    checks,
  };
}

/** @returns null while no audience is chosen */
function countReachable(caller: PartnerCaller, launchId: LaunchId): Promise<AudienceCount | null> {
  return inTransaction(caller, async (ctx) => {
    const launch = await ctx.db.launch.findUnique({
      where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: launchId } },
      select: { audienceId: true, vendorId: true },
    });
    if (!launch?.audienceId) return null;
    return countAudience(ctx, { audienceId: launch.audienceId as AudienceId, vendorId: launch.vendorId });
  });
}

async function readMail(caller: PartnerCaller, launchId: LaunchId) {
  const read = await inTransaction(caller, async (ctx) => {
    const launch = await getLaunch(ctx, launchId);
    return { launch, ...(await readLaunchSource(ctx, launch)) };
  });
  return { read, ...(await tryCompile(read.source, read.launch, caller.install.publicUrl)) };
}

async function tryCompile(source: LaunchSource, launch: LaunchView, publicUrl: string) {
  try {
    const compiled = await compileTemplate(toCompileInput(source, launch.zones, { publicUrl, preview: true }));
    return { compiled, problems: compiled.problems };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { compiled: null, problems: error.problems };
  }
}

function sampleSubject(compiled: CompiledTemplate, publicUrl: string): string {
  const links = () => publicUrl;
  const addresses = { links, unsubscribeUrl: publicUrl, viewUrl: publicUrl };
  return renderMessage(makeRenderPlan(compiled), { contact: SAMPLE_CONTACT, ...addresses }).subject;
}

/** The plan that the draft keeps. */
export function planOf(launch: Pick<LaunchView, 'startsLocal' | 'timeZone'>): SchedulePlan {
  const { startsLocal, timeZone } = launch;
  return startsLocal && timeZone ? { when: 'later', startsLocal, timeZone } : { when: 'now' };
}

function toPlanFact(plan: SchedulePlan, now: Date): LaunchFacts['plan'] {
  if (plan.when === 'now') return { kind: 'now' };
  return { kind: 'later', inFuture: toInstant({ local: plan.startsLocal, timeZone: plan.timeZone }) > now };
}
