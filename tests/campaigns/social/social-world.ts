import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { advanceSocial } from '#campaigns/social/advance-social.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { listPublications } from '#campaigns/social/publication-queries.ts';
import type { SocialPace } from '#campaigns/social/social-pace.ts';
import { asWorker, NO_WAIT, withNetworks } from '#tests/factories/social.ts';
import type { FakeSocial } from '#tests/fakes/social-calls.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

/** A vendor, its partner, and the networks as one loopback server speaks them. */
export async function aSocialWorld(fake: FakeSocial, options: Parameters<typeof aPartnerWorld>[0] = {}) {
  const made = await aPartnerWorld(options);
  const files = makeFileStore({ kind: 'directory', path: mkdtempSync(join(tmpdir(), 'social-')) });
  const caller = withNetworks(made.partnerCaller, makeNetworks(fake.env, made.world));
  const work = async (pace: SocialPace = NO_WAIT) => {
    while (await advanceSocial(asWorker(caller, files, pace)));
  };
  const publications = () => caller.inScope((ctx) => listPublications(ctx));
  return { ...made, files, caller, work, publications };
}
