import { readFile } from 'node:fs/promises';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { HttpFailure } from '#app/http/errors.server.ts';
import { addEvidence } from '#campaigns/mdf/add-evidence.ts';
import { EvidenceOut } from '#campaigns/mdf/api-schema.ts';
import { MAX_PROOF_BYTES } from '#campaigns/mdf/check-proof-file.ts';
import { AddEvidenceInput } from '#campaigns/mdf/schema.ts';

const operation = defineOperation({
  operationId: 'addClaimEvidence',
  method: 'POST',
  path: '/claims/{claimId}/evidence',
  tag: 'Funds',
  summary: 'Add a file to a claim’s proof',
  description: 'The body is the file; its name goes into `fileName` of the address.',
  side: 'partner',
  scope: 'claim:write',
  input: AddEvidenceInput,
  output: EvidenceOut,
  status: 201,
  upload: {
    contentTypes: ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'],
    maxBytes: MAX_PROOF_BYTES,
  },
});

export const action = apiAction(operation, async ({ caller, input, upload, world }) => {
  if (!upload) throw new HttpFailure(422, 'invalid', 'Send the file as the body.');
  const bytes = await readFile(upload.path);
  return addEvidence({ ...caller, files: world.files }, { ...input, bytes, fileName: upload.fileName });
});
