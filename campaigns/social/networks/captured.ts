import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { capturedIdOf, capturedUrl } from '../captured-address.ts';
import type { NetworkName } from '../schema.ts';
import { isMarked, type SocialNetwork } from './network.ts';

/** A way into the rows of the partner that an account belongs to. */
export type EnterPartner = (partnerId: string) => PartnerCaller;

/**
 * Stands where a network would and keeps the post here, for trying without a network. Everything before it is the same;
 * a session's `server` holds the partner, because the account is a name and nothing else.
 */
export function makeCapturingNetwork(name: NetworkName, enter: EnterPartner, publicUrl: string): SocialNetwork {
  return {
    name,
    signIn: 'none',
    hasServers: false,
    upload: async (_session, picture) => ({ kind: 'uploaded', media: picture.alt }),
    publish: async ({ server, handle }, { text, picture, key }) => {
      const id = capturedIdOf(key);
      await enter(server).inScope((ctx) =>
        ctx.db.capturedPost.createMany({
          data: [
            {
              ...{ partnerId: ctx.scope.partnerId, id, network: name, handle, text },
              ...{ imageUrl: picture?.url ?? '', imageAlt: picture?.alt ?? '', postedAt: ctx.clock.now() },
            },
          ],
          skipDuplicates: true,
        }),
      );
      return { kind: 'published', externalId: id, permalink: capturedUrl(publicUrl, id) };
    },
    look: async ({ server, handle }, marker) => {
      const posts = await enter(server).inScope((ctx) =>
        ctx.db.capturedPost.findMany({
          where: { network: name, handle, deletedAt: null },
          select: { id: true, text: true },
        }),
      );
      const found = posts.find(({ text }) => isMarked(text, marker));
      if (!found) return { kind: 'absent' };
      return { kind: 'found', externalId: found.id, permalink: capturedUrl(publicUrl, found.id) };
    },
    remove: async ({ server }, id) => {
      await enter(server).inScope((ctx) =>
        ctx.db.capturedPost.updateMany({ where: { id, deletedAt: null }, data: { deletedAt: ctx.clock.now() } }),
      );
      return { kind: 'removed' };
    },
  };
}
