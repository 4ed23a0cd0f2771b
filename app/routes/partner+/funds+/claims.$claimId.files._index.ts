import { readFile } from 'node:fs/promises';
import { partnerAction } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { say } from '#app/i18n/say.server.ts';
import { addEvidence } from '#campaigns/mdf/add-evidence.ts';
import { MAX_PROOF_BYTES } from '#campaigns/mdf/check-proof-file.ts';
import { AddEvidenceInput } from '#campaigns/mdf/schema.ts';

export const action = partnerAction(
  AddEvidenceInput,
  async ({ caller, input, uploads, world, redirectWith }) => {
    const { file } = uploads;
    const bytes = file ? await readFile(file.path) : Buffer.alloc(0);
    await addEvidence({ ...caller, files: world.files }, { ...input, bytes, fileName: file?.fileName ?? '' });
    return redirectWith(paths.partner.claim(input.claimId), { message: say(words, 'mdf.fileAdded'), tone: 'success' });
  },
  {
    upload: { fields: ['file'], maxBytes: MAX_PROOF_BYTES, action: 'claim:write' },
    refuseTo: ({ claimId }) => paths.partner.claim(claimId ?? ''),
  },
);
