import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId, JourneyVersionId } from '#campaigns/kernel/ids.ts';

/**
 * Takes people over who stand at a step that the new version has too. They keep the end of a wait that they are in: what
 * they were promised by the old version holds. @returns how many
 */
export function moveInside(
  ctx: PartnerCtx,
  input: { activationId: ActivationId; to: JourneyVersionId; stepIds: readonly string[] },
): Promise<number> {
  const { activationId, to, stepIds } = input;
  return ctx.db.$executeRaw`
    UPDATE "JourneyEnrollment" SET "versionId" = ${to}
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "activationId" = ${activationId} AND "state" = 'active' AND "versionId" <> ${to}
      AND "stepId" = ANY(${stepIds}::text[])`;
}
