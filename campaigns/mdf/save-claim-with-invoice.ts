import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { addEvidence } from './add-evidence.ts';
import { saveClaim } from './save-claim.ts';
import type { SaveClaimInput } from './schema.ts';

/**
 * Writes what was spent and adds the invoice, where one came with it.
 *
 * @throws DomainError as saveClaim and addEvidence do; what was written stays when the file is refused
 */
export async function saveClaimWithInvoice(
  caller: PartnerCaller & { files: FileStore },
  input: SaveClaimInput,
  invoice: { bytes: Buffer; fileName: string } | null,
): Promise<void> {
  await saveClaim(caller, input);
  if (invoice) await addEvidence(caller, { claimId: input.claimId, kind: 'invoice', ...invoice });
}
