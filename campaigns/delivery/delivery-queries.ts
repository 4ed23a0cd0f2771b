import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ContactId, DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { ACCEPTED_OR_LATER, type DeliveryState, UNDER_WAY } from './delivery-state.ts';
import type { DeliveryFilter, DeliveryGroup, DeliverySort } from './schema.ts';

const STATES_OF: Record<DeliveryGroup, readonly DeliveryState[]> = {
  under_way: UNDER_WAY,
  accepted: ACCEPTED_OR_LATER,
  failed: ['failed'],
  skipped: ['skipped'],
  unknown: ['unknown'],
  cancelled: ['cancelled'],
};

export type DeliveryRow = {
  id: DeliveryId;
  /** null: erased since */
  contactId: ContactId | null;
  name: string;
  email: string;
  state: DeliveryState;
  reason: string | null;
  attempt: number;
  settledAt: Date | null;
  /** not before this instant: the receiver put it off */
  notBefore: Date | null;
};

const ORDER = {
  state: { state: 'asc' },
  '-state': { state: 'desc' },
  reason: { reason: { sort: 'asc', nulls: 'last' } },
  '-reason': { reason: { sort: 'desc', nulls: 'last' } },
  at: { settledAt: { sort: 'asc', nulls: 'last' } },
  '-at': { settledAt: { sort: 'desc', nulls: 'last' } },
} as const satisfies Record<DeliverySort, object>;

/** The people of a mailing and what became of each, in the order of the audience unless sorted otherwise. */
export async function listDeliveries(
  ctx: PartnerCtx,
  mailingId: MailingId,
  filter: DeliveryFilter,
  page: Page,
): Promise<Paged<DeliveryRow>> {
  const { partnerId } = ctx.scope;
  const rows = await ctx.db.delivery.findMany({
    where: {
      partnerId,
      mailingId,
      ...(filter.group ? { state: { in: [...STATES_OF[filter.group]] } } : {}),
      ...(filter.reason === undefined ? {} : { reason: filter.reason }),
    },
    orderBy: [...(filter.sort ? [ORDER[filter.sort]] : []), { id: 'asc' }],
    take: page.limit + 1,
    ...(page.cursor ? { cursor: { partnerId_id: { partnerId, id: page.cursor } }, skip: 1 } : {}),
    select: {
      id: true,
      contactId: true,
      state: true,
      reason: true,
      attempt: true,
      settledAt: true,
      notBefore: true,
    },
  });
  const contacts = await ctx.db.contact.findMany({
    where: { partnerId, id: { in: rows.map(({ contactId }) => contactId) } },
    select: { id: true, firstName: true, lastName: true, email: true },
  });
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    ({ contactId, ...row }) => {
      const contact = byId.get(contactId);
      return {
        ...row,
        id: row.id as DeliveryId,
        contactId: contact ? (contact.id as ContactId) : null,
        name: contact ? `${contact.firstName} ${contact.lastName}`.trim() : '',
        email: contact?.email ?? '',
        state: row.state as DeliveryState,
      };
    },
  );
}

/** Why deliveries of a mailing failed or were left out, most frequent first. */
export async function countReasons(
  ctx: PartnerCtx,
  mailingId: MailingId,
): Promise<{ group: 'failed' | 'skipped' | 'unknown'; reason: string; count: number }[]> {
  const groups = await ctx.db.delivery.groupBy({
    by: ['state', 'reason'],
    where: { partnerId: ctx.scope.partnerId, mailingId, state: { in: ['failed', 'skipped', 'unknown'] } },
    _count: true,
  });
  return groups
    .map(({ state, reason, _count }) => ({
      group: state as 'failed' | 'skipped' | 'unknown',
      reason: reason ?? '',
      count: _count,
    }))
    .sort((a, b) => b.count - a.count);
}
