import { authorize } from '#campaigns/kernel/authorize.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { getLaunch } from '#campaigns/launches/queries.ts';
import { type LaunchPerson, peopleOfMailing } from './launch-people.sql.ts';
import type { LaunchPeopleInput } from './schema.ts';

/**
 * The people behind a launch's numbers, in the order they were mailed. Only their partner ever sees them.
 *
 * @throws DomainError not_found, also for another partner's launch
 */
export async function listLaunchPeople(ctx: PartnerCtx, input: LaunchPeopleInput): Promise<Paged<LaunchPerson>> {
  authorize(ctx.actor, 'contact:read');
  const { mailingId } = await getLaunch(ctx, input.launchId);
  if (!mailingId) return { items: [], nextCursor: null };
  const { who, link, cursor, limit } = input;
  const rows = await peopleOfMailing(ctx, { mailingId, who, link, cursor, limit: limit + 1 });
  return toPaged(
    rows,
    limit,
    (row) => row.deliveryId,
    (row) => row,
  );
}
