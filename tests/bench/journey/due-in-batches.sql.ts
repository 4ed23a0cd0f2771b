import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { ActivationId } from '#campaigns/kernel/ids.ts';

const BATCH = 1000;

/** The least that moving people on can cost: one UPDATE a batch, each batch a transaction, and nothing decided. */
export async function dueInBatches(caller: PartnerCaller, activationId: ActivationId): Promise<void> {
  const { partnerId } = caller.scope;
  let after = '';
  while (true) {
    const ids: { id: string }[] = await caller.inScope(
      ({ db }) => db.$queryRaw`
        UPDATE "JourneyEnrollment" e SET "dueAt" = e."dueAt" + interval '1 second' FROM (
          SELECT "id" FROM "JourneyEnrollment" WHERE "partnerId" = ${partnerId} AND "activationId" = ${activationId} AND "id" > ${after}
          ORDER BY "id" LIMIT ${BATCH} FOR UPDATE) x
        WHERE e."partnerId" = ${partnerId} AND e."id" = x."id" RETURNING e."id"`,
    );
    if (ids.length === 0) return;
    after =
      ids
        .map(({ id }) => id)
        .sort()
        .at(-1) ?? after;
  }
}
