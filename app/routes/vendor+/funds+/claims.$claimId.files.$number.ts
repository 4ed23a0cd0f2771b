import { evidenceResponse } from '#app/http/evidence.server.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import { readEvidence } from '#campaigns/mdf/read-evidence.ts';
import { EvidenceFileInput } from '#campaigns/mdf/schema.ts';

export const loader = vendorResource(EvidenceFileInput, async ({ caller, input, world }) =>
  evidenceResponse(await readEvidence({ ...caller, files: world.files }, input)),
);
