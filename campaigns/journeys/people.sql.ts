import { contactsWhere } from '#campaigns/contacts/contacts-where.sql.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { EnrollmentId } from '#campaigns/kernel/ids.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { EnrollmentListInput } from './schema.ts';

export type EnrollmentRow = {
  id: EnrollmentId;
  contactId: string;
  /** '' when the contact was erased */
  email: string;
  name: string;
  state: 'active' | 'finished' | 'exited';
  stepId: string;
  reason: string | null;
  dueAt: Date | null;
  enteredAt: Date;
  leftAt: Date | null;
};

/** People of a run, newest first; searched as contacts are. At most `limit` after `cursor`, and one more. */
export function selectEnrollments(ctx: PartnerCtx, input: EnrollmentListInput): Promise<EnrollmentRow[]> {
  const { partnerId } = ctx.scope;
  const { activationId, state, step, q, cursor, limit } = input;
  const parts = [Prisma.sql`e."partnerId" = ${partnerId} AND e."activationId" = ${activationId}`];
  if (state) parts.push(Prisma.sql`e."state" = ${state}`);
  if (step) parts.push(Prisma.sql`e."stepId" = ${step}`);
  if (cursor) parts.push(Prisma.sql`e."id" < ${cursor}`);
  if (q) parts.push(contactsWhere(partnerId, { q }, ctx.clock.now()));
  return ctx.db.$queryRaw<EnrollmentRow[]>`
    SELECT e."id", e."subjectId" AS "contactId", coalesce(c."email", '') AS "email",
      coalesce(trim(c."firstName" || ' ' || c."lastName"), '') AS "name",
      e."state", e."stepId", e."reason", e."dueAt", e."enteredAt", e."leftAt"
    FROM "JourneyEnrollment" e
    LEFT JOIN "Contact" c ON c."partnerId" = e."partnerId" AND c."id" = e."subjectId"
    WHERE ${Prisma.join(parts, ' AND ')} ORDER BY e."id" DESC LIMIT ${limit + 1}`;
}
