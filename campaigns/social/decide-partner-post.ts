import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { getPartnerPost } from './partner-post-queries.ts';
import { PARTNER_POST_MOVES } from './post-status.ts';
import { lengthProblem } from './post-text.ts';
import type { DecidePartnerPost, SaveZones } from './schema.ts';

/**
 * Approves or declines a copy. Approved again, or declined again, changes nothing.
 *
 * @param by who said so where it was not the caller: the address a mail's link was sent to
 * @throws DomainError not_found; conflict when it is out already or its vendor withdrew it
 */
export async function decidePartnerPost(
  caller: PartnerCaller,
  input: DecidePartnerPost & { by?: string },
): Promise<void> {
  authorize(caller.actor, 'social_account:write');
  const { partnerPostId, answer } = input;
  const to = answer === 'approve' ? 'approved' : 'declined';
  await inTransaction(caller, async (ctx) => {
    const { actor, scope } = ctx;
    const copy = await getPartnerPost(ctx, partnerPostId);
    if (copy.state === to || (to === 'approved' && copy.state === 'released')) return;
    const { count } = await ctx.db.socialPartnerPost.updateMany({
      where: { partnerId: scope.partnerId, id: partnerPostId, state: { in: statesBefore(PARTNER_POST_MOVES, to) } },
      data: {
        ...{ state: to, decidedAt: ctx.clock.now() },
        decidedBy: input.by ?? actorName(actor),
      },
    });
    if (count === 0) throw settled(partnerPostId, copy.state);
    const action = to === 'approved' ? 'partner_post.approved' : 'partner_post.declined';
    await audit(ctx, { action, objectType: 'partner_post', objectId: partnerPostId });
    if (to === 'approved') await emit(ctx, { type: 'social_post.due', partnerId: scope.partnerId });
  });
}

/**
 * Puts the partner's own words into the zones of a copy that is not out yet; an empty zone has the vendor's words.
 *
 * @throws DomainError not_found; conflict when it is out; invalid when a text does not fit its zone or a network
 */
export async function saveZones(caller: PartnerCaller, { partnerPostId, zones }: SaveZones): Promise<void> {
  authorize(caller.actor, 'social_account:write');
  await inTransaction(caller, async (ctx) => {
    const copy = await getPartnerPost(ctx, partnerPostId);
    const kept: Record<string, string> = {};
    for (const zone of copy.zones) {
      const value = (zones[zone.name] ?? '').trim();
      if (value.length > zone.max)
        throw tooLong(zone.name, `${zone.label} has ${value.length} characters; ${zone.max} fit.`);
      if (value !== '') kept[zone.name] = value;
    }
    const { count } = await ctx.db.socialPartnerPost.updateMany({
      where: {
        partnerId: ctx.scope.partnerId,
        id: partnerPostId,
        state: { in: ['waiting', 'approved', 'declined', 'missed'] },
      },
      data: { zones: kept },
    });
    if (count === 0) throw settled(partnerPostId, copy.state);
    const after = await getPartnerPost(ctx, partnerPostId);
    for (const { network, text } of after.texts) {
      const problem = lengthProblem(network, text);
      const first = copy.zones[0]?.name ?? '';
      if (problem) throw tooLong(first, `The post would have ${problem.count} characters there; ${problem.limit} fit.`);
    }
    await audit(ctx, { action: 'partner_post.changed', objectType: 'partner_post', objectId: partnerPostId });
  });
}

function settled(id: string, state: string): DomainError {
  return new DomainError('conflict', `partner post ${id} is ${state}`, {
    show: state === 'withdrawn' ? 'The vendor withdrew this post.' : 'This post is out already, so it stays as it is.',
  });
}

function tooLong(zone: string, show: string): DomainError {
  return new DomainError('invalid', `zone ${zone} too long`, { show, fields: { [`zones.${zone}`]: show } });
}
