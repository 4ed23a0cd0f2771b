import { evidenceResponse } from '#app/http/evidence.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { readEvidence } from '#campaigns/mdf/read-evidence.ts';
import { EvidenceFileInput } from '#campaigns/mdf/schema.ts';

export const loader = partnerResource(EvidenceFileInput, async ({ caller, input, world }) =>
  evidenceResponse(await readEvidence({ ...caller, files: world.files }, input)),
);
