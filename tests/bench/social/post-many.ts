import type { VendorCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { advanceSocial } from '#campaigns/social/advance-social.ts';
import { listPublications, type PublicationRow } from '#campaigns/social/publication-queries.ts';
import { NETWORKS } from '#campaigns/social/schema.ts';
import type { SocialCaller } from '#campaigns/social/social-caller.ts';
import { makeChance } from '#prisma/seed/chance.ts';
import { anAccount, aPost, asWorker, aTopic } from '#tests/factories/social.ts';
import type { FakePost, FakeSocial } from '#tests/fakes/social-calls.ts';

type Stage = { caller: SocialCaller; vendorCaller: VendorCaller; files: FileStore; fake: FakeSocial };

/** By the network's own word: each publication's posts there, by the code of its short link. */
export function wordOfNetworks(publications: readonly Pick<PublicationRow, 'text'>[], posts: readonly FakePost[]) {
  const codeOf = (text: string) => /\/s\/(\w{10})/.exec(text)?.[1] ?? '';
  const counts = new Map<string, number>();
  for (const post of posts) if (!post.deleted) counts.set(codeOf(post.text), (counts.get(codeOf(post.text)) ?? 0) + 1);
  const found = publications.map(({ text }) => counts.get(codeOf(text)) ?? 0);
  return { doubled: found.filter((count) => count > 1).length, lost: found.filter((count) => count === 0).length };
}

/**
 * One account at each of the five networks and as many posts for each, while networks lose a share of their answers:
 * some took the post, some did not, and some list late what they took, so that a second try is called a duplicate.
 */
export async function postMany(stage: Stage, { each, share, seed }: { each: number; share: number; seed: number }) {
  const { caller, vendorCaller, files, fake } = stage;
  const callers = { vendorCaller, partnerCaller: caller };
  for (const network of NETWORKS) await anAccount(caller, fake, network);
  const topicId = await aTopic(callers);
  for (let made = 0; made < each; made += 1)
    await aPost(callers, { topicId, title: `Post ${made}`, content: { texts: { all: `Post ${made} of many.` } } });
  const chance = makeChance(seed);
  const seen = { lostAnswers: 0, notTaken: 0, late: 0 };
  fake.behave(() => {
    const late = chance.yes(0.5);
    fake.refuse = late ? { look: 'late' } : {};
    if (!chance.yes(share)) return 'accept';
    seen.lostAnswers += 1;
    if (late) seen.late += 1;
    const kind = chance.pick(['accept-then-reset', 'accept-then-fault', 'accept-then-reset', 'reset'] as const);
    if (kind === 'reset') seen.notTaken += 1;
    return kind;
  });
  const started = performance.now();
  while (await advanceSocial(asWorker(caller, files)));
  const seconds = (performance.now() - started) / 1_000;
  const rows = await caller.inScope((ctx) => listPublications(ctx, {}, each * NETWORKS.length));
  const states: Record<string, number> = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  const asked = { posts: rows.length, tries: fake.tries.length, ...seen };
  return { ...wordOfNetworks(rows, fake.posts), ...asked, states, seconds };
}
