import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import type { Session } from '#campaigns/social/networks/network.ts';
import { NETWORKS } from '#campaigns/social/schema.ts';
import { aVendor, aVendorCaller } from '../factories/accounts.ts';
import { aPartner, aPartnerCaller, aPartnership } from '../factories/partners.ts';
import { withNetworks } from '../factories/social.ts';
import { aFakeSocial } from '../fakes/social.ts';
import type { FakeSocial } from '../fakes/social-calls.ts';
import { aBenchWorld } from './leads/place.ts';
import { postMany } from './social/post-many.ts';

// Posts to five networks whose answers get lost one time in five: how many are there twice, or not at all, by the
// networks' own word. Beside it the same clients posting as many texts with nothing written down and nothing lost.
const POSTS = Number(process.env.POSTS ?? 500);
const SHARE = 0.2;
const SEED = Number(process.env.SEED ?? 20_261_121);

const { world, stop } = await aBenchWorld();
const fake = await aFakeSocial();
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
try {
  const [vendor, partner] = [await aVendor(world), await aPartner(world)];
  await aPartnership(world, { vendor, partner });
  const networks = makeNetworks(fake.env, world);
  const caller = withNetworks(aPartnerCaller(world, partner), networks);
  const stage = { caller, vendorCaller: aVendorCaller(world, vendor), fake };
  const files = makeFileStore({ kind: 'directory', path: folder });
  const each = Math.ceil(POSTS / NETWORKS.length);
  const { seconds, ...run } = await postMany({ ...stage, files }, { each, share: SHARE, seed: SEED });
  const [value, baseline] = [run.posts / seconds, await bareRate(fake, each)].map(Math.round);
  console.log(
    JSON.stringify({
      ...{
        bench: 'social',
        value,
        unit: 'posts/s',
        baseline,
        ratio: Number(((value ?? 0) / (baseline ?? 1)).toFixed(3)),
      },
      ...{ seed: SEED, lostShare: SHARE, ...run },
    }),
  );
  if (run.doubled > 0 || run.lost > 0) process.exitCode = 1;
} finally {
  await fake.stop();
  await stop();
  rmSync(folder, { recursive: true });
}

/** The clients alone, one POST after the other. */
async function bareRate(server: FakeSocial, each: number): Promise<number> {
  server.behave(() => 'accept');
  const networks = makeNetworks(server.env, world);
  const session: Session = {
    ...{ externalId: 'did:plc:brightside', handle: 'brightside', server: server.url, secrets: { access: 'a' } },
  };
  const started = performance.now();
  for (let n = 0; n < each; n += 1)
    for (const network of networks.byName.values()) {
      const text = `Bare ${n}`;
      const outcome = await network.publish(session, { text, link: '', media: null, picture: null, key: `bare-${n}` });
      if (outcome.kind !== 'published') throw new Error(`${network.name}: ${JSON.stringify(outcome)}`);
    }
  return (each * networks.byName.size) / ((performance.now() - started) / 1_000);
}
