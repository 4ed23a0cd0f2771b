import { createHash } from 'node:crypto';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { checkProofFile } from './check-proof-file.ts';
import { isWithPartner } from './claim-status.ts';
import { appendEvidence } from './internal/append-evidence.ts';
import { getClaimRecord, moveClaim } from './internal/get-claim.ts';
import type { AddEvidenceInput } from './schema.ts';

/**
 * Adds an uploaded file to a claim's proof. It is checked before anything is stored, and stored before there is a row.
 * A rejected claim becomes a draft again.
 *
 * @throws DomainError forbidden · not_found · conflict (with the vendor) · invalid or limit_exceeded (the file)
 */
export async function addEvidence(
  caller: PartnerCaller & { files: FileStore },
  input: AddEvidenceInput & { bytes: Buffer; fileName: string },
): Promise<{ sha256: string }> {
  authorize(caller.actor, 'claim:write');
  const { claimId, kind } = input;
  const { partnerId } = caller.scope;
  const requireOpen = async () => {
    const claim = await inTransaction(caller, (ctx) => getClaimRecord(ctx, claimId));
    if (isWithPartner(claim.status)) return claim;
    throw new DomainError('conflict', `Claim ${claimId} is ${claim.status}`, {
      show: 'This claim is with the vendor, so no files can be added now. Nothing was saved.',
    });
  };
  const claim = await requireOpen();
  const { bytes, mime, fileName } = await checkProofFile(input);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await caller.files.put(`${partnerId}/${sha256}`, bytes);
  await inTransaction(caller, async (ctx) => {
    if (claim.status === 'rejected') await moveClaim(ctx, claim, 'draft', { decidedBy: null, decidedAt: null });
    await appendEvidence(ctx, claim, [{ kind, fileName, mime, bytes: bytes.length, sha256, origin: 'upload' }]);
    const after = { kind, sha256 };
    await audit(ctx, { action: 'claim.evidence_added', objectType: 'claim', objectId: claimId, after });
  });
  return { sha256 };
}
