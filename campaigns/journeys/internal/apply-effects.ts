import { changeTags } from '#campaigns/contacts/change-many.sql.ts';
import { MAX_TAGS } from '#campaigns/contacts/schema.ts';
import { addDeliveries } from '#campaigns/delivery/add-deliveries.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { type ActivationId, type MailingId, newId } from '#campaigns/kernel/ids.ts';
import type { Effect } from '../decide.ts';

/** What a step does to one person. */
export type PersonEffect = { contactId: string; versionId: string; effect: Effect };

/** Does what steps do to people, many at once, in the transaction that moves them on. */
export async function applyEffects(
  ctx: PartnerCtx,
  activationId: ActivationId,
  effects: readonly PersonEffect[],
): Promise<void> {
  const groups = new Map<string, { effect: Effect; versionId: string; contactIds: string[] }>();
  for (const { contactId, versionId, effect } of effects) {
    const key = `${versionId} ${JSON.stringify(effect)}`;
    const group = groups.get(key);
    if (group) group.contactIds.push(contactId);
    else groups.set(key, { effect, versionId, contactIds: [contactId] });
  }
  // One order for everybody, so that two workers never wait for each other.
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  for (const { effect, versionId, contactIds } of inOrder) {
    contactIds.sort();
    if (effect.kind === 'send') await send(ctx, activationId, { versionId, stepId: effect.stepId, contactIds });
    else if (effect.kind === 'change') await change(ctx, effect.change, contactIds);
    else await notify(ctx, activationId, { ...effect, contactIds });
  }
}

async function send(
  ctx: PartnerCtx,
  activationId: ActivationId,
  { versionId, stepId, contactIds }: { versionId: string; stepId: string; contactIds: string[] },
): Promise<void> {
  const { partnerId } = ctx.scope;
  const mail = await ctx.db.journeyMail.findUnique({
    where: { partnerId_activationId_versionId_stepId: { partnerId, activationId, versionId, stepId } },
    select: { mailingId: true },
  });
  if (mail) await addDeliveries(ctx, { mailingId: mail.mailingId as MailingId, contactIds });
}

type Change = Extract<Effect, { kind: 'change' }>['change'];

async function change(ctx: PartnerCtx, change: Change, ids: string[]): Promise<void> {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  if (change.kind === 'field') {
    await ctx.db.contact.updateMany({
      where: { partnerId, id: { in: ids } },
      data: { [change.field]: change.value, updatedAt: now },
    });
    return;
  }
  const tags = change.kind === 'add_tag' ? { add: [change.tag], remove: [] } : { add: [], remove: [change.tag] };
  await changeTags(ctx.db, { partnerId, now, ids }, { ...tags, atMost: MAX_TAGS });
}

async function notify(
  ctx: PartnerCtx,
  activationId: ActivationId,
  { stepId, message, contactIds }: { stepId: string; message: string; contactIds: string[] },
): Promise<void> {
  const { partnerId } = ctx.scope;
  const noticeId = newId('journeyNotice');
  await ctx.db.journeyNotice.createMany({
    data: { partnerId, id: noticeId, activationId, stepId, message, contactIds, createdAt: ctx.clock.now() },
  });
  await emit(ctx, { type: 'journey.noticed', partnerId, noticeId });
}
