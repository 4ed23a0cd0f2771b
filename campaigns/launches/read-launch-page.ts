import { listAudiences } from '#campaigns/contacts/audience-queries.ts';
import type { AudienceCount } from '#campaigns/contacts/queries.ts';
import type { Sender } from '#campaigns/delivery/sender-identity.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import type { AudienceId, LaunchId } from '#campaigns/kernel/ids.ts';
import type { LaunchCheck } from './checks.ts';
import { type DraftZone, toDraftZones } from './draft-zones.ts';
import { getLaunch, type LaunchView } from './queries.ts';
import { type LaunchEditor, planOf, readLaunchEditor } from './read-launch-editor.ts';
import { type LaunchRun, readLaunchRun } from './read-launch-run.ts';
import type { SchedulePlan } from './schema.ts';

/** What changes with every save: the checklist's side of a draft. */
export type DraftState = {
  revision: number;
  checks: LaunchCheck[];
  count: AudienceCount | null;
  /** first problem of a zone, by its name */
  problems: Record<string, string>;
};

export type LaunchDraftPage = DraftState & {
  kind: 'draft';
  launch: LaunchView;
  zones: DraftZone[];
  plan: SchedulePlan;
  /** the partner's own zone, offered first */
  timeZone: string;
  audiences: { id: AudienceId; name: string }[];
  sender: Sender & { signed: boolean; captured: boolean };
};

export type LaunchRunPage = LaunchRun & { kind: 'run'; launch: LaunchView };

/**
 * The page of a launch: a checklist while it is a draft, what became of it from then on.
 *
 * @throws DomainError not_found
 */
export async function readLaunchPage(
  caller: PartnerCaller,
  input: { launchId: LaunchId },
): Promise<LaunchDraftPage | LaunchRunPage> {
  authorize(caller.actor, 'launch:read');
  const { launchId } = input;
  const isDraft = await inTransaction(caller, async (ctx) => (await findStatus(ctx, launchId)) === 'draft');
  if (isDraft) return readDraftPage(caller, input);
  const launch = await inTransaction(caller, (ctx) => getLaunch(ctx, launchId));
  return { kind: 'run', launch, ...(await readLaunchRun(caller, input)) };
}

async function readDraftPage(caller: PartnerCaller, input: { launchId: LaunchId }): Promise<LaunchDraftPage> {
  const [editor, { audiences, timeZone }] = await Promise.all([
    readLaunchEditor(caller, input),
    inTransaction(caller, readChoices),
  ]);
  const { launch, source, sender } = editor;
  return {
    kind: 'draft',
    launch,
    zones: toDraftZones(source.zones, launch.zones),
    plan: planOf(launch),
    timeZone,
    audiences,
    sender: { ...sender, signed: caller.install.dkimSigned, captured: caller.install.captured },
    ...toState(editor),
  };
}

async function findStatus(ctx: PartnerCtx, launchId: LaunchId): Promise<string | undefined> {
  const where = { partnerId_id: { partnerId: ctx.scope.partnerId, id: launchId } };
  return (await ctx.db.launch.findUnique({ where, select: { status: true } }))?.status;
}

/** What a partner chooses from: its audiences, and its own time zone. */
async function readChoices(ctx: PartnerCtx) {
  const { items } = await listAudiences(ctx, {}, { limit: 200 });
  const where = { id: ctx.scope.partnerId };
  const { timeZone } = await ctx.db.partner.findUniqueOrThrow({ where, select: { timeZone: true } });
  return { audiences: items.map(({ id, name }) => ({ id, name })), timeZone };
}

/** What the checklist shows after a save. */
export async function readDraftState(caller: PartnerCaller, input: { launchId: LaunchId }): Promise<DraftState> {
  return toState(await readLaunchEditor(caller, input));
}

function toState({ launch, checks, count, problems }: LaunchEditor): DraftState {
  const byZone: Record<string, string> = {};
  for (const { zone, severity, message } of problems)
    if (zone && severity === 'error' && !Object.hasOwn(byZone, zone)) byZone[zone] = message;
  return { revision: launch.revision, checks, count, problems: byZone };
}
