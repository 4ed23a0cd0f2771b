import { actorName } from './actor-name.ts';
import { type AuditRow, insertAudit } from './audit.sql.ts';
import type { Ctx } from './context.ts';
import { newId } from './ids.ts';

export type AuditInput = {
  /** `campaign.published`, `contacts.exported` … */
  action: string;
  objectType: string;
  objectId: string;
  before?: object | null;
  after?: object | null;
};

/** Writes who did what into the append-only trail, in the same transaction as the deed. No addresses, no bodies. */
export async function audit(ctx: Ctx, input: AuditInput): Promise<void> {
  await insertAudit(ctx, auditRow(ctx, input));
}

/** A line of the trail, for a deed whose own statement writes it. */
export function auditRow(ctx: Ctx, input: AuditInput): AuditRow {
  const { actor, scope } = ctx;
  return {
    id: newId('audit'),
    vendorId: scope.side === 'partner' ? null : scope.vendorId,
    partnerId: scope.side === 'partner' ? scope.partnerId : null,
    actorKind: actor.kind,
    actorId: actor.kind === 'user' ? actor.userId : actor.kind === 'api_key' ? actor.keyId : null,
    actorName: actorName(actor),
    actingFor: scope.side === 'behalf' ? scope.partnerId : null,
    action: input.action,
    objectType: input.objectType,
    objectId: input.objectId,
    before: input.before ?? null,
    after: input.after ?? null,
    requestId: ctx.requestId,
  };
}
