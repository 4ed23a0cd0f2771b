import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { PartnerId, PublicationId, SocialPostId, VendorId } from '#campaigns/kernel/ids.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';

export type ClaimedPublication = {
  id: PublicationId;
  vendorId: VendorId;
  postId: string;
  accountId: string;
  network: string;
  state: 'claimed' | 'unknown' | 'removing';
  reason: string;
  text: string;
  code: string;
  attempt: number;
  looks: number;
  sentAt: Date | null;
  externalId: string | null;
  recallAt: Date | null;
  createdAt: Date;
};

/**
 * Takes the next publication with something due, of an account that nobody else is posting to and that its network did
 * not ask to leave alone. One that was being sent when its worker was lost is unknown from here on.
 */
export async function claimPublication(
  ctx: PartnerCtx,
  { claim, leaseMs }: { claim: string; leaseMs: number },
): Promise<ClaimedPublication | null> {
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + leaseMs);
  const rows = await ctx.db.$queryRaw<ClaimedPublication[]>`
    WITH next AS MATERIALIZED (
      SELECT p."partnerId", p."id" FROM "SocialPublication" p
      JOIN "SocialAccount" a ON a."partnerId" = p."partnerId" AND a."id" = p."accountId"
      WHERE p."partnerId" = ${ctx.scope.partnerId} AND p."dueAt" <= ${now}
        AND a."status" = 'connected' AND coalesce(a."pausedUntil" <= ${now}, true)
        AND NOT EXISTS (SELECT 1 FROM "SocialPublication" o WHERE o."partnerId" = p."partnerId" AND o."accountId" = p."accountId"
          AND o."claimedBy" IS NOT NULL AND o."dueAt" > ${now})
      ORDER BY p."dueAt", p."id" LIMIT 1 FOR UPDATE OF p, a SKIP LOCKED
    )
    UPDATE "SocialPublication" p SET "claimedBy" = ${claim}, "dueAt" = ${until},
      "state" = CASE p."state" WHEN 'queued' THEN 'claimed' WHEN 'sending' THEN 'unknown' ELSE p."state" END
    FROM next WHERE p."partnerId" = next."partnerId" AND p."id" = next."id"
    RETURNING p."id", p."vendorId", p."postId", p."accountId", p."network", p."state", p."reason", p."text", p."code", p."attempt",
      p."looks", p."sentAt", p."externalId", p."recallAt", p."createdAt"`;
  return rows[0] ?? null;
}

/** Leaves an account alone until an instant, unless it is to be left alone for longer already. */
export async function pauseAccount(ctx: PartnerCtx, accountId: string, until: Date): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "SocialAccount" SET "pausedUntil" = greatest("pausedUntil", ${until})
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "id" = ${accountId}`;
}

export type PostHead = { vendorId: VendorId; postId: SocialPostId };

/** Partners whose copy of a post is behind the post: subscribers without one, copies and publications to stop. */
export async function findBehind(
  system: SystemDb,
  post: PostHead | null,
): Promise<(PostHead & { partnerId: PartnerId })[]> {
  const [vendorId, postId] = [post?.vendorId ?? null, post?.postId ?? null];
  return system.$queryRaw<(PostHead & { partnerId: PartnerId })[]>`
    SELECT p."vendorId", p."id" AS "postId", s."partnerId" FROM "SocialPost" p
      JOIN "SocialSubscription" s ON s."vendorId" = p."vendorId" AND s."topicId" = p."topicId"
      JOIN "Partnership" f ON f."vendorId" = s."vendorId" AND f."partnerId" = s."partnerId" AND f."status" = 'active'
    WHERE p."status" = 'published' AND p."publishAt" > now() - interval '24 hours'
      AND (${postId}::text IS NULL OR (p."vendorId" = ${vendorId}::text AND p."id" = ${postId}::text))
      AND NOT EXISTS (SELECT 1 FROM "SocialPartnerPost" c WHERE c."vendorId" = p."vendorId" AND c."postId" = p."id" AND c."partnerId" = s."partnerId")
    UNION
    SELECT p."vendorId", p."id", c."partnerId" FROM "SocialPost" p
      JOIN "SocialPartnerPost" c ON c."vendorId" = p."vendorId" AND c."postId" = p."id"
    WHERE p."status" IN ('withdrawn', 'recalled') AND (${postId}::text IS NULL OR (p."vendorId" = ${vendorId}::text AND p."id" = ${postId}::text))
      AND (c."state" IN ('waiting', 'approved', 'declined', 'missed') OR EXISTS (SELECT 1 FROM "SocialPublication" u
        WHERE u."partnerId" = c."partnerId" AND u."vendorId" = p."vendorId" AND u."postId" = p."id"
          AND (u."state" IN ('queued', 'claimed') OR (p."status" = 'recalled' AND u."state" = 'published'))))
    LIMIT 5000`;
}

/** Partners with a copy to release, a publication to look after, or an account to renew. */
export async function findDuePartners(system: SystemDb): Promise<{ partnerId: PartnerId }[]> {
  return system.$queryRaw<{ partnerId: PartnerId }[]>`
    SELECT "partnerId" FROM "SocialPartnerPost" WHERE "state" = 'approved' AND "dueAt" <= now()
    UNION
    SELECT p."partnerId" FROM "SocialPublication" p JOIN "SocialAccount" a ON a."partnerId" = p."partnerId" AND a."id" = p."accountId"
    WHERE p."dueAt" <= now() AND a."status" <> 'needs_repair' AND coalesce(a."pausedUntil" <= now(), true)
    UNION
    SELECT "partnerId" FROM "SocialAccount" WHERE "status" = 'connected' AND "renewAt" <= now()
    LIMIT 1000`;
}

/** Partners with a post to answer that no mail named yet, or an account to mend, and no such mail for 20 hours. */
export async function findPartnersToMail(system: SystemDb): Promise<{ partnerId: PartnerId }[]> {
  return system.$queryRaw<{ partnerId: PartnerId }[]>`
    SELECT c."partnerId" FROM "SocialPartnerPost" c WHERE c."state" = 'waiting' AND c."mailedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "SocialPartnerPost" o WHERE o."partnerId" = c."partnerId" AND o."mailedAt" > now() - interval '20 hours')
    UNION
    SELECT "partnerId" FROM "SocialAccount" WHERE coalesce("remindedAt" < now() - interval '7 days', true)
      AND ("status" = 'needs_repair' OR ("status" = 'connected' AND "renewAt" IS NULL AND "expiresAt" < now() + interval '20 days'))
    LIMIT 500`;
}

/** Counts clicks that are new, one row a publication. */
export async function addClicks(
  ctx: PartnerCtx,
  rows: readonly { publicationId: string; clicks: number; machineClicks: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.$executeRaw`
    UPDATE "SocialPublication" p SET "clicks" = p."clicks" + x."clicks", "machineClicks" = p."machineClicks" + x."machineClicks"
    FROM unnest(${rows.map((row) => row.publicationId)}::text[], ${rows.map((row) => row.clicks)}::int[],
      ${rows.map((row) => row.machineClicks)}::int[]) AS x("id", "clicks", "machineClicks")
    WHERE p."partnerId" = ${ctx.scope.partnerId} AND p."id" = x."id"`;
}
