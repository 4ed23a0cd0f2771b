import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { Meant } from '../change-many.sql.ts';
import { countContacts, resolveFilter } from '../contact-queries.ts';
import type { Selection } from '../schema.ts';

/**
 * Whom a selection means now.
 *
 * @throws DomainError conflict when "all that the list shows" has become another number than the person saw
 */
export async function meantBy(ctx: PartnerCtx, selection: Selection): Promise<Meant> {
  const base = { partnerId: ctx.scope.partnerId, now: ctx.clock.now() };
  if ('contactIds' in selection) return { ...base, ids: selection.contactIds };
  const count = await countContacts(ctx, selection.filter);
  if (count !== selection.count) {
    throw new DomainError('conflict', `selection held ${selection.count} contacts and now holds ${count}`, {
      show: `The list has changed meanwhile: it holds ${count} contacts now, not ${selection.count}. Nothing was changed. Look again.`,
    });
  }
  return { ...base, filter: await resolveFilter(ctx, selection.filter) };
}
