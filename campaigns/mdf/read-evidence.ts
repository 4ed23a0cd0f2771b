import { createHash } from 'node:crypto';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { type Caller, inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { ClaimId } from '#campaigns/kernel/ids.ts';

/**
 * One file of a claim's evidence, for either side; its bytes are what they were when it was added.
 *
 * @throws DomainError not_found · unavailable when the bytes are gone or are others by now
 */
export async function readEvidence(
  caller: Caller & { files: FileStore },
  { claimId, number }: { claimId: ClaimId; number: number },
): Promise<{ bytes: Buffer; mime: string; fileName: string }> {
  authorize(caller.actor, 'mdf:read');
  const row = await inTransaction(caller, (ctx) =>
    ctx.db.claimEvidence.findFirst({
      where: { claimId, number },
      select: { partnerId: true, sha256: true, mime: true, fileName: true },
    }),
  );
  if (!row) throw notFound('file', `${claimId} ${number}`);
  const path = `${row.partnerId}/${row.sha256}`;
  const bytes = (await caller.files.exists(path)) ? await caller.files.get(path) : null;
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== row.sha256) {
    throw new DomainError('unavailable', `Evidence ${claimId} ${number} is not what was added`, {
      show: 'This file is missing or has been changed on disk. Ask whoever runs this installation.',
    });
  }
  return { bytes, mime: row.mime, fileName: row.fileName };
}
